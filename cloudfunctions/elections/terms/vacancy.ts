/**
 * The task that a vacancy leaves with those who open its by-election.
 * @module
 */
export const vacancyTask = (termId: string): string => `election.vacancy.${termId}`
