/** The version of every rule in this folder and of what peers are called better by. A change of a rule or a constant raises it. */
export const figureMethod = 'figures-5';
