import type {Service, Workload} from './objects.ts';
import type {MissingService} from './view-parts.ts';

/** What a view tells of a Service beside the Service itself: each facet adds its own parts to it, in its file in facets/. */
// biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to
// biome-ignore lint/suspicious/noEmptyInterface: the facets fill it
export interface Parts {}

/**
 * One Service with everything that bears on it, joined from the store. Immutable: an unchanged view is the same object,
 * and so is each part of it that has not changed.
 */
export type ServiceView = Parts & {
	/** `namespace/name`. */
	readonly key: string;
	readonly service: Service;
	/** It is joined from manifests, which are not all there is. Only where it is. */
	readonly isOfManifests?: true;
	/** Workloads of the manifests that know their pods by its labels, and whose pod template has others. Only where there are any. */
	readonly refused?: readonly Workload[];
	/** Who names it, where it does not exist: then every part is empty. */
	readonly missing?: MissingService;
};
