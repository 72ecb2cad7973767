/** The image of a debug container where nobody names another one. */
export const usualDebugImage = 'busybox:stable';
