import type {Caller} from '../../source/probes/caller/known-caller.ts';

/** The container shop/client, of whose pod nothing is known and which has no settings of its own. */
export const caller = (overrides: Partial<Caller> = {}): Caller => ({
	client: {namespace: 'shop', pod: 'client', container: 'main'},
	pod: undefined,
	proxies: {},
	hosts: [],
	resolv: undefined,
	...overrides,
});
