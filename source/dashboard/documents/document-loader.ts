import type {Connection} from '../../kubernetes/connection/connection.ts';
import {readObject, readSlices} from '../../kubernetes/objects/api-object.ts';
import {followLog} from '../../kubernetes/objects/log-follower.ts';
import {eventsOf, followEvents, listEvents, type ObjectEvent} from '../../kubernetes/objects/object-events.ts';
import type {DocumentSource, Subject} from '../records/document.ts';
import {openDocumentId} from '../state/open-document.ts';
import type {Action, State} from '../state/root-reducer.ts';
import type {Store} from '../state/store.ts';

export type DocumentLoader = {
	/** Loads a document. One that changes is kept up to date as long as it is open. */
	load(id: string, source: DocumentSource): void;
	stop(): void;
};

/** Milliseconds in which lines of a log are collected before they are shown. */
const logBatchMs = 50;
/** Milliseconds after which the ages of events are shown anew. */
const eventAgeRefreshMs = 10_000;

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

/** Events as `describe` shows them, or why they cannot be read: the rest is shown without them. */
const describedEventsOf = async (connection: Connection, subject: Subject, signal: AbortSignal) => {
	const {describedEvents} = await import('../../documents/event-lines.ts');
	try {
		const {events} = await listEvents(connection, subject.namespace, eventsOf(subject), signal);
		return describedEvents(events, now());
	} catch (error) {
		return [`Events:  ${(error as Error).message}`];
	}
};

/** Loads documents, one at a time, into the store. `podsOf` returns the names of a Service's pods. */
export const createDocumentLoader = (
	connection: Connection,
	store: Store<State, Action>,
	podsOf: (service: Subject) => readonly string[],
): DocumentLoader => {
	let loading: AbortController | undefined;
	let openId: string | undefined;

	const loaded = (id: string, lines: readonly string[]) => store.dispatch({type: 'document/loaded', id, lines});

	const events = async (id: string, subject: Subject, signal: AbortSignal) => {
		const {eventLines} = await import('../../documents/event-lines.ts');
		// If it was closed meanwhile, nothing would ever stop the timer below, and the program would not end.
		signal.throwIfAborted();
		const isService = subject.kind === 'Service';
		/** Pods that were deleted while the document is open still count: their events say why. */
		const pods = new Set<string>();
		let known: readonly ObjectEvent[] = [];
		let isLost = false;
		const isOwn = ({kind, name}: ObjectEvent) =>
			(kind === 'Pod' && pods.has(name)) || (['Service', 'Endpoints'].includes(kind) && name === subject.name);
		const show = () => {
			for (const name of isService ? podsOf(subject) : []) {
				pods.add(name);
			}

			loaded(id, eventLines(isService ? known.filter(isOwn) : known, subject, now()));
		};
		// Below what is stale stands that it is: it is not shown anew.
		const timer = setInterval(() => isLost || show(), eventAgeRefreshMs);
		signal.addEventListener('abort', () => clearInterval(timer), {once: true});
		const selector = isService ? '' : eventsOf(subject);
		await followEvents(connection, {namespace: subject.namespace, selector}, signal, {
			known(found) {
				known = found;
				isLost = false;
				show();
			},
			lost(problem) {
				isLost = true;
				store.dispatch({type: 'document/failed', id, problem});
			},
		});
	};

	const log = async (id: string, source: Extract<DocumentSource, {kind: 'logs'}>, signal: AbortSignal) => {
		let collected: string[] = [];
		let note = '';
		let isEnded = false;
		let isCollecting = false;
		const show = () => {
			if (isCollecting && !signal.aborted) {
				const lines = collected;
				collected = [];
				isCollecting = false;
				store.dispatch({type: 'document/grown', id, lines, note, isEnded});
			}
		};
		await followLog(connection, source, signal, {
			grown(lines, newNote, hasEnded) {
				collected = collected.concat(lines);
				note = newNote;
				isEnded = hasEnded;
				if (!isCollecting) {
					isCollecting = true;
					setTimeout(show, logBatchMs);
				}
			},
			failed(problem) {
				show();
				store.dispatch({type: 'document/failed', id, problem});
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
				const [lines, eventLines] = await Promise.all([
					described(connection, subject, signal),
					describedEventsOf(connection, subject, signal),
				]);
				loaded(id, [...lines, ...eventLines]);
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

			case 'pane':
			case 'messages': {
				// They are in the store already.
			}
		}
	};

	// A document that was closed is not loaded any further.
	const unsubscribe = store.subscribe(() => {
		if (openId !== undefined && openDocumentId(store.getState()) !== openId) {
			openId = undefined;
			loading?.abort();
		}
	});

	return {
		load(id, source) {
			loading?.abort();
			loading = new AbortController();
			const {signal} = loading;
			openId = id;
			read(id, source, signal).catch(error => {
				if (!signal.aborted) {
					store.dispatch({type: 'document/failed', id, problem: (error as Error).message});
				}
			});
		},
		stop() {
			unsubscribe();
			loading?.abort();
		},
	};
};
