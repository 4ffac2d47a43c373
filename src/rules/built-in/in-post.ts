import { within } from '../../domain/day.ts'
import { dayWords } from '../../domain/day-words.ts'
import { against, type BuiltIn } from './built-in.ts'

/** A leader serves only on days on which he holds a post. */
export const inPost: BuiltIn = {
  kind: 'in-post',
  about: { 'zh-CN': '只在任职期间接访', en: 'A leader serves only while in post' },
  admits: (month) => (leader, slot) => month.leaders.get(leader)!.posts.some((post) => within(post, slot.date)),
  check: (month, duties) =>
    duties
      .filter(({ leader, slot }) =>
        month.leaders
          .get(leader)!
          .posts.every((post) => slot.date < post.from || (post.to ?? slot.date) < slot.date),
      )
      .map((duty) => against('in-post', duty)),
  say: ({ subject }, names) => {
    const [leader, day] = [names.leader(subject.leader!), dayWords(subject.date!)]
    return { 'zh-CN': `${leader}:${day['zh-CN']}不在任`, en: `${leader}: not in post on ${day.en}` }
  },
}
