import type {HostAlias, Pod} from '../../model/objects.ts';
import type {Target} from '../exec.ts';
import type {ProbeSite} from '../probe.ts';
import type {ResolvConf} from '../resolv-conf.ts';
import type {CallerSettings} from './read-settings.ts';

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

/**
 * What is known of a caller. `settings` were read where the probe runs: a debug container beside it shares the pod's
 * files, and not the environment.
 */
export const callerOf = (
	{client: asker, beside: client = asker, podOf}: Pick<ProbeSite, 'client' | 'beside' | 'podOf'>,
	settings: CallerSettings | undefined,
	resolv: ResolvConf | undefined,
): Caller => {
	const pod = podOf?.({namespace: client.namespace, name: client.pod});
	const declared = pod?.containers.find(({name}) => name === client.container)?.proxies ?? {};
	return {
		client,
		pod,
		resolv,
		proxies: (asker.container === client.container ? settings?.proxies : undefined) ?? declared,
		// Every pod has a line for its own name.
		hosts: settings?.hosts.filter(({ip}) => !pod?.ips.includes(ip)) ?? pod?.hostAliases ?? [],
	};
};
