/** The image of a debug container where nobody names another one. */
export const defaultDebugImage = 'busybox:stable';
