/** Whether a taint of this effect keeps away pods that don't tolerate it; PreferNoSchedule does not. */
export const isClosing = (effect: string) => effect === 'NoSchedule' || effect === 'NoExecute';
