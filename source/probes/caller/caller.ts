import type {ResolvConf} from '../names/resolv-conf.ts';
import type {ProbeSite} from '../probe.ts';
import type {Caller} from './known-caller.ts';
import type {CallerSettings} from './read-settings.ts';

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
