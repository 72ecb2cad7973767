const character = '[bcdfghjklmnpqrstvwxz2456789]';
const generated = new RegExp(`-${character}{6,10}-(${character}{5})$`);

/** A pod's name for a row, without the hash of its template (apimachinery util/rand): `web-…-x2b4f`. */
export const shortPodName = (name: string) => name.replace(generated, '-…-$1');
