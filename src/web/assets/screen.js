// The lobby screen: asks for itself again, and keeps what it shows where no good answer comes.
const stale = document.querySelector('.stale')
const shown = () => document.querySelector('main')
let since = Date.now()

const renew = async () => {
  try {
    const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(30_000) })
    if (!answer.ok) throw new Error(String(answer.status))
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.querySelector('main[data-asked]')
    if (!fresh) throw new Error('no screen')
    // A new version of the program looks otherwise.
    if (page.querySelector('style')?.textContent !== document.querySelector('style')?.textContent)
      return location.reload()
    shown().replaceWith(document.adoptNode(fresh))
    since = Date.now()
    stale.hidden = true
  } catch {
    stale.querySelector('span').textContent = shown().dataset.asked
    stale.hidden = false
    // What was today is no longer.
    if (Date.now() - since > Number(shown().dataset.left) * 1000) shown().classList.add('over')
  }
}

setInterval(renew, Number(shown().dataset.every) * 1000)
addEventListener('online', renew)
