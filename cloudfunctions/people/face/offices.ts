/**
 * What other contexts may do about offices: begin the term of whom neighbours elected, end it.
 * @module
 */
export { curtailAppointment, findPerson, grantAppointment } from '../offices/grant'
