import { amendmentsOf, type KeptAmendment } from '../../../db/amendment-store.ts'
import { membersOf } from '../../../db/user-store.ts'
import type { OfficeCall } from '../../call.tsx'

const isStaff = ({ roles }: OfficeCall): boolean =>
  roles.has('clerk') || roles.has('approver') || roles.has('auditor')

/** Whether nothing has settled it yet. */
export const isOpen = ({ state }: Pick<KeptAmendment, 'state'>): boolean =>
  state === 'asked' || state === 'consented'

/** Staff see every amendment, leaders and liaison officers those that are theirs. */
export const maySee = (call: OfficeCall, { leader, otherLeader, by }: KeptAmendment): boolean =>
  isStaff(call) ||
  call.ownLeaders.has(leader) ||
  (otherLeader !== null && call.ownLeaders.has(otherLeader)) ||
  by === call.person.id

/** A clerk asks for anybody, a leader or his liaison officer for his own duties. */
export const mayAsk = ({ roles, ownLeaders }: OfficeCall, leader: string): boolean =>
  roles.has('clerk') || ownLeaders.has(leader)

/** The other leader’s word: his own or his liaison officer’s, or the clerk’s who has telephoned. */
export const mayConsent = (
  call: OfficeCall,
  { state, otherLeader }: KeptAmendment,
): 'own' | 'clerk' | undefined => {
  if (state !== 'asked' || otherLeader === null) return undefined
  if (call.ownLeaders.has(otherLeader)) return 'own'
  return call.roles.has('clerk') ? 'clerk' : undefined
}

/** The approver’s word; 'own' where the office does not let him approve what he asked for himself. */
export const mayApprove = (call: OfficeCall, { state, by }: KeptAmendment): 'yes' | 'own' | undefined => {
  if (state !== 'consented' || !call.roles.has('approver')) return undefined
  return by === call.person.id && !call.office.settings.mayApproveOwn ? 'own' : 'yes'
}

/** Who asked for it may take it back, and so may a clerk. */
export const mayWithdraw = (call: OfficeCall, amendment: KeptAmendment): boolean =>
  isOpen(amendment) && (amendment.by === call.person.id || call.roles.has('clerk'))

/** Amendments that somebody may see. */
export const seenAmendments = (call: OfficeCall): KeptAmendment[] =>
  amendmentsOf(call.database, call.office.id).filter((one) => maySee(call, one))

/** Those that wait for him: for his leader’s word, for his approval, or for a clerk where the other leader has no user. */
export const waitingFor = (call: OfficeCall, amendments: readonly KeptAmendment[]): KeptAmendment[] => {
  const withUser = new Set(
    call.roles.has('clerk') ? membersOf(call.database, call.office.id).flatMap(({ leader }) => leader ?? []) : [],
  )
  return amendments.filter((one) => {
    const consents = mayConsent(call, one)
    return (
      consents === 'own' ||
      (consents === 'clerk' && !withUser.has(one.otherLeader!)) ||
      mayApprove(call, one) === 'yes'
    )
  })
}
