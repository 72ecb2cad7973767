/** Loads what draws, with ink: a tenth of a second, in which the first lists are on their way. */
export const loadScreen = async () => import('./mount.tsx');
