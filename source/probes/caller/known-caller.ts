import type {HostAlias, Pod} from '../../model/objects.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {ResolvConf} from '../names/resolv-conf.ts';

/** Finds the pod of a container; undefined where it is not known. */
export type PodLookup = (pod: {readonly namespace: string; readonly name: string}) => Pod | undefined;

/** Who calls a Service, with the settings of its own that are part of the way. */
export type Caller = {
	readonly client: Target;
	/** undefined where it is not known. */
	readonly pod: Pod | undefined;
	/** Its proxy variables by name, as they are in the container or else in the pod's spec; null for one that could not be read. */
	readonly proxies: Readonly<Record<string, string | null>>;
	/** The lines of its /etc/hosts that are about others or else, where that could not be read, those that the pod's spec adds. */
	readonly hosts: readonly HostAlias[];
	/** undefined where it could not be read. */
	readonly resolv: ResolvConf | undefined;
};
