/**
 * What other contexts may ask of elections: a secret vote of households on a question, and that an
 * elected office ended by another way than an election's own pages.
 * @module
 */
export { officeEnded } from './face/offices'
export {
  type QuestionPoll,
  type QuestionPollResult,
  questionPollResult,
  startQuestionPoll,
} from './face/question'
