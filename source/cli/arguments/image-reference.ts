/** What a container runtime takes for an image (distribution's reference grammar): `[HOST[:PORT]/]NAME[:TAG][@DIGEST]`. */
const host = '[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]+)?';
const word = '[a-z0-9]+(?:(?:[.]|__?|-+)[a-z0-9]+)*';
const tag = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
const digest = '[A-Za-z][A-Za-z0-9]*(?:[+._-][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';

/** Whether a text names an image. One that does not would occupy the name of a debug container for the life of its pod. */
export const imageReference = new RegExp(`^(?:${host}/)?${word}(?:/${word})*(?::${tag})?(?:@${digest})?$`);
