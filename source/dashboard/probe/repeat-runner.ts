import {changesBetween, type ServiceEvent} from '../../engine/service-events.ts';
import type {Exec, Target} from '../../model/pod-access/exec.ts';
import {chosenPorts} from '../../model/ports/chosen-ports.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {findTools} from '../../probes/attempts/find-tools.ts';
import type {ProbeLimits} from '../../probes/limits.ts';
import {repeatRequests, type Sample} from '../../probes/repeat/repeat-requests.ts';
import {repeatTargets} from '../../probes/repeat/repeat-targets.ts';
import {repeatedResult} from '../../probes/repeat/repeated-result.ts';
import {createSingleAsk} from '../../probes/repeat/single-ask.ts';
import {forEachYield} from '../../probes/trace/async-generators.ts';
import {domainName} from '../../probes/trace/walk/walk-names.ts';
import type {Action, State} from '../state/root-reducer.ts';
import type {Store} from '../state/store.ts';

/** Milliseconds between two counts that are shown. */
const shownMs = 1000;
/** Requests that are counted: those of the last ten minutes. */
const mostSamples = 3000;

type Options = {
	readonly store: Store<State, Action>;
	readonly exec: Exec;
	readonly limits: ProbeLimits;
};

export type RepeatRunner = {
	/** Sends requests to a Service and its endpoints until they are ended; `port` as of a trace. */
	start(view: ServiceView, client: Target, port?: string): void;
	end(key: string): void;
	stop(): void;
};

/** Repeats requests to Services, one row of them for each, and dispatches what they came to once a second. */
export const createRepeatRunner = ({store, exec, limits}: Options): RepeatRunner => {
	const running = new Map<string, AbortController>();

	const run = async (view: ServiceView, client: Target, port: string | undefined, {signal}: AbortController) => {
		const {key} = view;
		const site = {client, exec, signal, limits};
		const tools = await forEachYield(
			findTools(site, () => 0),
			() => {},
		);
		if ('kind' in tools || tools.tools.size === 0) {
			return;
		}

		const chosen = chosenPorts(view.service, port);
		const indexes = 'indexes' in chosen ? chosen.indexes : [];
		const name = domainName(view.service, tools);
		const events: ServiceEvent[] = [];
		let samples: readonly Sample[] = [];
		let current = view;
		/** What is on the screen by now is what is asked. */
		const follow = () => {
			const next = store.getState().list.entries.get(key)?.view;
			if (next !== undefined && next !== current) {
				events.push(...changesBetween(current, next).map(text => ({at: Date.now(), text})));
				current = next;
			}

			return current;
		};
		const show = (isRunning: boolean) => {
			const repeated = repeatedResult(samples, events);
			store.dispatch({type: 'repeat/progressed', key, repeat: {client, repeated, isRunning}});
		};
		let shown = 0;
		const requests = repeatRequests({
			targets: () => repeatTargets(follow(), indexes, name),
			ask: createSingleAsk(site, tools),
			signal,
		});
		for await (const sample of requests) {
			samples = [...samples.slice(1 - mostSamples), sample];
			if (performance.now() - shown >= shownMs) {
				shown = performance.now();
				show(true);
			}
		}

		show(false);
	};

	return {
		start(view, client, port) {
			running.get(view.key)?.abort();
			const controller = new AbortController();
			running.set(view.key, controller);
			void run(view, client, port, controller);
		},
		end(key) {
			running.get(key)?.abort();
			running.delete(key);
		},
		stop() {
			for (const controller of running.values()) {
				controller.abort();
			}
		},
	};
};
