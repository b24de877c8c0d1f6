/** The time of day, handed in so that what is computed from it can be repeated. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
