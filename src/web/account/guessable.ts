/** Words that common passwords are made of, here and elsewhere; with digits around them they are no better. */
const common =
  /^\d*(password|passw0rd|admin|administrator|qwerty|qwertyuiop|asdfghjkl|zxcvbnm|woaini|iloveyou|welcome|letmein|xinfang|jiefang|mima)[\d!@#._-]*$/

/** The longest run of neighbours up or down, such as 3456 or dcba, or of the same character. */
const longestRun = (words: string): number => {
  const codes = [...words].map((character) => character.codePointAt(0)!)
  let longest = 1
  for (const step of [0, 1, -1]) {
    let run = 1
    for (let n = 1; n < codes.length; n++) {
      run = codes[n]! - codes[n - 1]! === step ? run + 1 : 1
      longest = Math.max(longest, run)
    }
  }
  return longest
}

/**
 * Whether a password is among the first that anybody would try (ASVS 6.2.4): the user’s name with little else, a run or
 * repetition for more than half of it, hardly any different characters, a common word with digits.
 */
export const isGuessable = (password: string, userName: string): boolean => {
  const [words, name] = [password.toLowerCase(), userName.toLowerCase()]
  const length = [...words].length
  const besideName = name.length > 2 ? words.replaceAll(name, '') : words
  return besideName.length < 4 || longestRun(words) * 2 > length || new Set(words).size < 4 || common.test(words)
}
