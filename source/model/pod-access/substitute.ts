/**
 * Who asks in the place of a client that has no tool: a pod that is made like it and deleted when it has asked, or an
 * ephemeral container in it, which stays until the pod is deleted.
 */
export type Substitute = {readonly kind: 'pod' | 'container'; readonly image: string};
