import type {Listener} from './network/network.ts';
import type {KubernetesObject} from './objects/kubernetes-object.ts';
import type {Plural} from './objects/served-resources.ts';
import type {TimelineEvent} from './timeline/timeline-event.ts';
import type {Tool} from './tools/tool.ts';

/** What a container image does when it runs; an image that is not in the scenario cannot be pulled. */
export type Program = Listener & {
	/** The tools an exec finds; none for an image without a shell. */
	readonly tools: readonly Tool[];
	/** The exit code of a program that does not keep running. */
	readonly exits?: number;
	/** It takes more memory than it may have, again and again. */
	readonly isOutOfMemory?: true;
	readonly log: readonly string[];
};

/** Everything a demo cluster is made from. Pods, ReplicaSets and EndpointSlices follow from it. */
export type DemoScenario = {
	readonly objects: ReadonlyArray<readonly [Plural, KubernetesObject]>;
	readonly programs: Readonly<Record<string, Program>>;
	/** Names outside the cluster that DNS knows. */
	readonly outside: Readonly<Record<string, string>>;
	/** What happens while it runs, over and over. */
	readonly timeline: readonly TimelineEvent[];
};
