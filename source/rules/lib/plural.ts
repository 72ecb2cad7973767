/** A number with its noun: `1 pod`, `3 pods`. */
export const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
