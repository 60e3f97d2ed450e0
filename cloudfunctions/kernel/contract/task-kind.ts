/**
 * The kinds of what waits for somebody; a page may tell them apart.
 * @module
 */

/** What is to be done; each context adds its own. */
export type TaskKind =
  | 'notice_to_review'
  | 'notice_to_read'
  | 'request_to_answer'
  | 'request_to_accept'
  | 'request_to_handle'
  | 'content_to_review'
  | 'picture_to_review'
  | 'office_to_confirm'
  | 'convention_to_review'
  | 'convention_to_read'
  | 'convention_to_sign'
  | 'convention_to_vote'
  | 'convention_to_look_at'
  | 'redemption_to_decide'
  | 'reversal_to_decide'
  | 'count_to_settle'
  | 'team_to_approve'
  | 'activity_to_approve'
  | 'activity_to_confirm'
  | 'hours_to_publish'
  | 'sheet_to_sign'
  | 'asker_to_answer'
  | 'minor_to_answer'
  | 'need_to_arrange'
  | 'service_to_confirm'
  | 'objection_to_decide'
  | 'claim_to_answer'
  | 'election'
