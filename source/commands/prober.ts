import type {ServiceView} from '../model/service-view.ts';
import {curl} from '../probes/curl.ts';
import type {Exec, Target} from '../probes/exec.ts';
import {nslookup} from '../probes/nslookup.ts';
import type {ProbeProgress, ProbeSite} from '../probes/probe.ts';
import type {Dial} from '../probes/trace/backend-hops.ts';
import {probeTrace} from '../probes/trace/probe-trace.ts';
import type {Finding} from '../rules/finding.ts';
import type {ProbeKind} from '../state/probe-run.ts';
import type {Store} from '../state/store.ts';
import type {Action, State} from '../state/update.ts';

export type Prober = {
	nslookup(view: ServiceView, client: Target): void;
	curl(view: ServiceView, client: Target, url: string): void;
	trace(view: ServiceView, findings: readonly Finding[], client: Target): void;
	/** Ends the probe that runs for a Service; the screen is free at once. */
	cancel(key: string): void;
	stop(): void;
};

/** Runs probes, one at a time for each Service, and tells the store their steps as they end. */
export const createProber = (exec: Exec, dial: Dial, store: Store<State, Action>): Prober => {
	const running = new Map<string, AbortController>();

	const run = async (
		kind: ProbeKind,
		key: string,
		client: Target,
		probe: (site: ProbeSite) => AsyncGenerator<ProbeProgress>,
	) => {
		running.get(key)?.abort();
		const controller = new AbortController();
		const {signal} = controller;
		running.set(key, controller);
		store.dispatch({type: 'probe-started', key, kind, client, at: Date.now()});
		for await (const progress of probe({client, exec, signal})) {
			// Another probe of the same Service has taken its place on the screen.
			if (running.get(key) !== controller) {
				return;
			}

			store.dispatch({type: 'probe-progress', key, progress});
		}

		running.delete(key);
	};

	return {
		nslookup(view, client) {
			void run('nslookup', view.key, client, site => nslookup(view, site));
		},
		curl(view, client, url) {
			void run('curl', view.key, client, site => curl(view, new URL(url), site));
		},
		trace(view, findings, client) {
			void run('trace', view.key, client, site => probeTrace(view, findings, {...site, dial, enterDebug: undefined}));
		},
		cancel(key) {
			running.get(key)?.abort();
		},
		stop() {
			for (const controller of running.values()) {
				controller.abort();
			}
		},
	};
};
