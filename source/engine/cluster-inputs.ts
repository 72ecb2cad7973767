import {codecsOf} from '../kubernetes/codecs.ts';
import type {Connection} from '../kubernetes/connection/connection.ts';
import {type Heartbeat, startHeartbeat} from '../kubernetes/connection/heartbeat.ts';
import type {Reflector} from '../kubernetes/watch/reflection.ts';
import {reflect} from '../kubernetes/watch/reflector.ts';
import type {Records, Resource} from '../model/records.ts';
import {firstResources} from '../model/resources.ts';
import type {ClusterStore} from '../model/store/cluster-store.ts';
import {type Inputs, isSettled, noInputs} from '../model/sync-status.ts';
import {createInputSink, type InputState} from './input-sink.ts';
import {createListOrder} from './list-order.ts';

export type InputsListener = {
	/** The state of an input changed. `isNewlySettled` where it has settled, or has settled in another way than before. */
	changed(isNewlySettled: boolean): void;
	/** The store holds other objects of this resource. */
	stored(resource: Resource): void;
	/** Whether the server answers. */
	readonly heartbeat: Heartbeat;
};

type Options = {
	/** All namespaces where undefined. */
	readonly namespace: string | undefined;
	/** Where the objects go. */
	readonly clusterStore: ClusterStore;
	/** Ends all of it. */
	readonly signal: AbortSignal;
	/** Whether each list is followed by a watch at once; otherwise by `startWatching`. */
	readonly isWatching: boolean;
};

/** Lists and watches all resources that rules read, in the order in which they are needed, and keeps how far each is known. */
export const createClusterInputs = (
	connection: Connection,
	{namespace, clusterStore, signal, isWatching}: Options,
	{changed, stored, heartbeat}: InputsListener,
) => {
	let inputs: Inputs = noInputs;
	const reflectors: Reflector[] = [];
	const {promise: mayWatch, resolve: startWatching} = Promise.withResolvers<void>();
	signal.addEventListener('abort', () => startWatching(), {once: true});
	if (isWatching) {
		startWatching();
	}

	const inputOf = (resource: Resource): InputState => ({
		get: () => inputs[resource],
		set(next) {
			const isNewlySettled = isSettled(next) && inputs[resource].phase !== next.phase;
			inputs = {...inputs, [resource]: next};
			if ((next.phase === 'syncing' || next.phase === 'synced') && next.problem !== undefined) {
				heart?.doubt();
			}

			listOrder.advance(inputs);
			if (firstResources.every(each => each === 'namespaces' || isSettled(inputs[each]))) {
				clusterStore.populated({isWhole: namespace === undefined});
			}

			if (inputs.services.phase === 'synced') {
				clusterStore.servicesKnown();
			}

			changed(isNewlySettled);
		},
		stored: () => stored(resource),
	});

	const reflectInto = <R extends Resource>(resource: R, group?: string): Reflector => {
		const sink = createInputSink(resource, clusterStore, inputOf(resource));
		return reflect<Records[R]>({
			...{connection, resource, namespace, group, sink, signal},
			codecs: codecsOf(resource),
			...(!isWatching && {mayWatch}),
			onAnswer: tookMs => heart?.heard(tookMs),
		});
	};

	let heart: ReturnType<typeof startHeartbeat> | undefined;
	let isLost = false;
	const listOrder = createListOrder(connection, signal, {
		start: (resource, group) => reflectors.push(reflectInto(resource, group)),
		absent: resource => inputOf(resource).set({phase: 'absent'}),
		begun() {
			heart = startHeartbeat(
				connection,
				{
					onDown(since, failure) {
						isLost = true;
						heartbeat.onDown(since, failure);
					},
					onUp() {
						// Watches that were open when the server fell silent may be dead without knowing it.
						for (const reflector of isLost ? reflectors : []) {
							reflector.wake();
						}

						isLost = false;
						heartbeat.onUp();
					},
					onSlow: heartbeat.onSlow,
				},
				signal,
			);
		},
	});

	return {
		/** How far each resource is known. */
		states: () => inputs,
		/** Begins with Services. */
		start: listOrder.first,
		/** Watches what has been listed, and what will be. */
		startWatching: () => startWatching(),
		stop: listOrder.stop,
	};
};
