import type {Connection} from '../../kubernetes/connection/connection.ts';
import {readObject, readSlices} from '../../kubernetes/objects/api-object.ts';
import {followLog} from '../../kubernetes/objects/log-follower.ts';
import {eventsOf, followEvents, listEvents, type ObjectEvent} from '../../kubernetes/objects/object-events.ts';
import type {Action, State} from '../state/root-reducer.ts';
import type {Store} from '../state/store.ts';
import type {DocumentSource, Subject} from './document.ts';
import {openDocumentId} from './document-reducer.ts';

export type Reader = {
	/** Loads a document and, where it changes, follows it for as long as it is open. */
	load(id: string, source: DocumentSource): void;
	stop(): void;
};

/** Milliseconds in which lines of a log are gathered before they are shown. */
const gathering = 50;
/** Milliseconds after which the ages of events are told anew. */
const aging = 10_000;

const now = () => Date.now() / 1000;

const described = async (connection: Connection, subject: Subject, signal: AbortSignal): Promise<readonly string[]> => {
	if (subject.kind === 'Service') {
		const [service, slices, {describeService}] = await Promise.all([
			readObject(connection, subject, signal),
			readSlices(connection, subject, signal),
			import('../../documents/describe-service.ts'),
		]);
		return describeService(service, slices);
	}

	const value = await readObject(connection, subject, signal);
	if (subject.kind === 'Pod') {
		const {describePod} = await import('../../documents/describe-pod.ts');
		return describePod(value);
	}

	const {describeEndpointSlice} = await import('../../documents/describe-endpoint-slice.ts');
	return describeEndpointSlice(value);
};

/** Its events are told where they may be read; all else stands without them. */
const describedEventsOf = async (connection: Connection, subject: Subject, signal: AbortSignal) => {
	const {describedEvents} = await import('../../documents/event-lines.ts');
	try {
		const {events} = await listEvents(connection, subject.namespace, eventsOf(subject), signal);
		return describedEvents(events, now());
	} catch (error) {
		return [`Events:  ${(error as Error).message}`];
	}
};

/** Loads what is read over the lists, one document at a time, and tells the store. `podsOf` names the pods of a Service. */
export const createReader = (
	connection: Connection,
	store: Store<State, Action>,
	podsOf: (service: Subject) => readonly string[],
): Reader => {
	let reading: AbortController | undefined;
	let openId: string | undefined;

	const loaded = (id: string, lines: readonly string[]) => store.dispatch({type: 'document-loaded', id, lines});

	const events = async (id: string, subject: Subject, signal: AbortSignal) => {
		const {eventLines} = await import('../../documents/event-lines.ts');
		// Closed meanwhile, nothing would ever end the timer, and that not the program.
		signal.throwIfAborted();
		const isService = subject.kind === 'Service';
		/** Pods that went while one looks have told why they did. */
		const pods = new Set<string>();
		let known: readonly ObjectEvent[] = [];
		const isOwn = ({kind, name}: ObjectEvent) =>
			(kind === 'Pod' && pods.has(name)) || (['Service', 'Endpoints'].includes(kind) && name === subject.name);
		const show = () => {
			for (const name of isService ? podsOf(subject) : []) {
				pods.add(name);
			}

			loaded(id, eventLines(isService ? known.filter(isOwn) : known, subject, now()));
		};
		const timer = setInterval(show, aging);
		signal.addEventListener('abort', () => clearInterval(timer), {once: true});
		const selector = isService ? '' : eventsOf(subject);
		await followEvents(connection, {namespace: subject.namespace, selector}, signal, told => {
			known = told;
			show();
		});
	};

	const log = async (id: string, source: Extract<DocumentSource, {kind: 'logs'}>, signal: AbortSignal) => {
		let gathered: string[] = [];
		let note = '';
		let isEnded = false;
		let isGathering = false;
		const show = () => {
			if (isGathering && !signal.aborted) {
				const lines = gathered;
				gathered = [];
				isGathering = false;
				store.dispatch({type: 'document-grown', id, lines, note, isEnded});
			}
		};
		await followLog(connection, source, signal, {
			grown(lines, said, hasEnded) {
				gathered = gathered.concat(lines);
				note = said;
				isEnded = hasEnded;
				if (!isGathering) {
					isGathering = true;
					setTimeout(show, gathering);
				}
			},
			failed(problem) {
				show();
				store.dispatch({type: 'document-failed', id, problem});
			},
		});
	};

	const read = async (id: string, source: DocumentSource, signal: AbortSignal) => {
		switch (source.kind) {
			case 'yaml': {
				const [value, {yamlLines}] = await Promise.all([
					readObject(connection, source.subject, signal),
					import('../../documents/yaml.ts'),
				]);
				loaded(id, yamlLines(value));
				return;
			}

			case 'describe': {
				const {subject} = source;
				const [lines, told] = await Promise.all([
					described(connection, subject, signal),
					describedEventsOf(connection, subject, signal),
				]);
				loaded(id, [...lines, ...told]);
				return;
			}

			case 'events': {
				await events(id, source.subject, signal);
				return;
			}

			case 'logs': {
				await log(id, source, signal);
				return;
			}

			case 'messages':
			case 'copy': {
				// They are in the store already.
			}
		}
	};

	// Nobody reads on in what was closed.
	const forget = store.subscribe(() => {
		if (openId !== undefined && openDocumentId(store.getState()) !== openId) {
			openId = undefined;
			reading?.abort();
		}
	});

	return {
		load(id, source) {
			reading?.abort();
			reading = new AbortController();
			const {signal} = reading;
			openId = id;
			read(id, source, signal).catch(error => {
				if (!signal.aborted) {
					store.dispatch({type: 'document-failed', id, problem: (error as Error).message});
				}
			});
		},
		stop() {
			forget();
			reading?.abort();
		},
	};
};
