import { decideMeeting } from '@domain/conventions/meeting'

const count = (households: number, yes: number, against: number, abstain: number) => ({
  households,
  present: yes + against + abstain,
  women: 1,
  for: yes,
  against,
  abstain,
})

test.each([
  ['passes with more than half of more than half', count(100, 26, 25, 0), 'pass'],
  ['fails at exactly half of those present', count(100, 26, 26, 0), 'fail'],
  ['counts who abstains as present', count(100, 25, 0, 26), 'fail'],
  ['passes when all agree', count(3, 2, 0, 0), 'pass'],
])('a meeting %s', (_what, meeting, value) => {
  expect(decideMeeting(meeting)).toEqual({ ok: true, value })
})

test.each([
  ['no_quorum', count(100, 50, 0, 0)],
  ['more_than_all', count(10, 11, 0, 0)],
  ['votes_differ', { ...count(10, 8, 0, 0), present: 9 }],
])('%s is no decision', (problem, meeting) => {
  expect(decideMeeting(meeting)).toEqual({ ok: false, problem })
})
