import {onTestFinished} from 'vitest';
import type {DemoServer} from '../../source/demo/server.ts';
import {codecsOf} from '../../source/kubernetes/codecs.ts';
import {createBackoff} from '../../source/kubernetes/watch/backoff.ts';
import {reflect} from '../../source/kubernetes/watch/reflector.ts';
import type {ReflectorTimes} from '../../source/kubernetes/watch/reflector-times.ts';
import {keyOf} from '../../source/model/objects.ts';
import type {Records} from '../../source/model/records.ts';
import {connectTo} from './connection.ts';

/** Reflects Services of a demo server into a map, and keeps what the sink was told; ends with the test. */
export const reflectServices = (
	server: DemoServer,
	namespace?: string,
	{shortestWait = 2, ...times}: {readonly shortestWait?: number} & Partial<ReflectorTimes> = {},
) => {
	const present = new Map<string, Records['services']>();
	const reported: string[] = [];
	const problems: string[] = [];
	const waiting = new Set<() => void>();
	const stopping = new AbortController();
	let unseen = new Set<string>();
	const tell = (what: string) => {
		reported.push(what);
		for (const look of [...waiting]) {
			look();
		}
	};

	const reflector = reflect<Records['services']>({
		connection: connectTo(server),
		resource: 'services',
		namespace,
		codecs: codecsOf('services'),
		signal: stopping.signal,
		backoff: createBackoff(shortestWait),
		times,
		sink: {
			listing() {
				unseen = new Set(present.keys());
				tell('listing');
			},
			listed(records) {
				for (const record of records) {
					present.set(keyOf(record), record);
					unseen.delete(keyOf(record));
				}

				tell('listed');
			},
			synced() {
				for (const key of unseen) {
					present.delete(key);
				}

				tell('synced');
			},
			unwatched: () => tell('unwatched'),
			changed(type, record) {
				if (type === 'upsert') {
					present.set(keyOf(record), record);
				} else {
					present.delete(keyOf(record));
				}

				tell(`${type} ${keyOf(record)}`);
			},
			failed(kind, problem) {
				problems.push(problem);
				tell(kind);
			},
			recovered: () => tell('recovered'),
		},
	});
	onTestFinished(async () => {
		stopping.abort();
		await reflector.stopped;
	});

	return {
		present,
		reported,
		problems,
		reflector,
		/** Resolves once something told since the last call holds. */
		until: (holds: () => boolean) =>
			new Promise<void>(resolve => {
				const look = () => {
					if (holds()) {
						waiting.delete(look);
						resolve();
					}
				};
				waiting.add(look);
				look();
			}),
		count: (what: string) => reported.filter(each => each === what).length,
	};
};
