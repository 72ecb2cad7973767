/** The record kept of each watched resource; kubernetes/kinds/index.ts adds one for each kind there is. */
// biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to
// biome-ignore lint/suspicious/noEmptyInterface: the kinds fill it
export interface Records {}

/** The plural of a kind, as the API's paths have it: `endpointslices`. */
export type Resource = keyof Records;
