import {ClusterError, fromSocket} from '../errors.ts';
import {pathOf} from '../paths.ts';
import {createBackoff} from './backoff.ts';
import {createContact} from './contact.ts';
import {requestOne} from './list-request.ts';
import {createLister} from './lister.ts';
import {createOneRequest} from './one-request.ts';
import type {Reflection, Reflector} from './reflection.ts';
import {usualTimes} from './reflector-times.ts';
import {createSeenVersions, isUnknownVersion} from './seen-versions.ts';
import type {Source} from './source.ts';
import type {Followed} from './watch-request.ts';
import {createWatcher} from './watcher.ts';

/**
 * Keeps a sink in step with one resource: lists it, streamed in as it arrives, then watches from the list's
 * resourceVersion with bookmarks, resumes from the last version seen, lists anew when that is too old, and never gives
 * up: every failure is reported to the sink and tried again, with growing waits.
 *
 * A watch is short, and the next one goes on where it ended: that it ends in time is what tells that it works while nothing
 * changes. What has not been heard of for a while is reported as failing, whatever is under way.
 */
export const reflect = <T>({
	connection,
	resource,
	namespace,
	group,
	codecs,
	sink,
	signal,
	mayWatch,
	onAnswer,
	backoff = createBackoff(),
	times: otherTimes,
}: Reflection<T>): Reflector => {
	const times = {...usualTimes, ...otherTimes};
	const source: Source<T> = {connection, resource, namespace, codecs, path: pathOf(resource, namespace, group)};
	const request = createOneRequest(signal);
	const versions = createSeenVersions();
	let hasSynced = false;
	/** Whether a watch was asked for last, and not a list. */
	let isWatching = false;
	/** Whether nothing came of the last watch: the next one is brief, so that it tells soon whether there is anything to tell. */
	let isSuspicious = false;
	let isWaiting = mayWatch !== undefined;
	/** When the resource was refused first, of those times that follow each other, on performance.now's clock. */
	let refusedSince: number | undefined;

	const problem = `${connection.server} has not answered about ${resource} for ${times.staleMs / 1000} s.`;
	const contact = createContact(sink, times.staleMs, problem);

	const watcher = createWatcher(source, request, contact, onAnswer);

	const heard = (tell = contact.heard) => {
		isSuspicious = false;
		refusedSince = undefined;
		tell();
	};

	const lister = createLister(source, request, {
		questionMs: times.questionMs,
		quietMs: () => (contact.hasProblem() ? times.questionMs : times.quietListMs),
	});

	const list = async () => {
		sink.listing();
		const end = await lister.list(versions, records => {
			// Until the first list is whole nobody takes it for what is there.
			if (!hasSynced) {
				contact.progress();
			}

			if (records.length > 0) {
				sink.listed(records);
			}
		});
		versions.listed(end.resourceVersion);
		if (versions.isDoubtful()) {
			return;
		}

		hasSynced = true;
		heard();
		sink.synced();
	};

	const older = () => {
		versions.doubt();
		return new ClusterError('gone', `${connection.server} has sent an older version of ${resource}.`);
	};

	/** A bookmark of a replica that is behind is no reason to forget anything; one of a restored server is. */
	const checkVersion = async (controller: AbortController) => {
		const {resourceVersion: now} = await requestOne(source, times.questionMs, controller.signal);
		if (versions.isBack(now)) {
			contact.fail('failing', older().message);
		}
	};

	const onEvent = (controller: AbortController) => (event: Followed<T>) => {
		const {type, resourceVersion} = event;
		const isBack = versions.isBack(resourceVersion);
		if (versions.from() === undefined || (isBack && type !== 'bookmark')) {
			throw older();
		}

		if (isBack) {
			return checkVersion(controller);
		}

		if (type !== 'bookmark') {
			sink.changed(type, event.record);
		}

		versions.seen(resourceVersion);
		heard(contact.watched);
		return undefined;
	};

	const watch = async (from: string) => {
		const isBrief = contact.hasProblem() || isSuspicious;
		const end = await watcher.watch(from, isBrief ? times.briefWatch : times.usualWatch, onEvent);
		if (end === 'in time') {
			heard(contact.watched);
			backoff.reset();
		} else if (end === 'at once') {
			isSuspicious = true;
			await backoff.wait(signal);
		}
	};

	const refused = async (kind: 'forbidden' | 'absent', problem: string) => {
		versions.forget();
		if (isWatching) {
			contact.unwatched(`${problem} Until then it is listed every ${times.pollMs / 1000} s.`);
			await backoff.wait(signal, contact.hasProblem() ? 0 : times.pollMs);
			return;
		}

		refusedSince ??= performance.now();
		const isForGood = performance.now() - refusedSince >= times.refusedMs;
		// What was there a moment ago is seldom away for long.
		hasSynced &&= !(kind === 'absent' && isForGood);
		contact.fail(hasSynced ? 'failing' : kind, problem);
		await backoff.wait(signal, isForGood && !hasSynced ? times.refusedRetryMs : 0);
	};

	const recover = async (error: unknown) => {
		const failure = fromSocket(error, connection.server);
		// Woken: the wait is over already.
		if (!(failure instanceof ClusterError)) {
			return;
		}

		const {kind, message, retryAfter} = failure;
		if (isUnknownVersion(message) && !versions.isDoubtful()) {
			versions.doubt();
			return;
		}

		if (kind === 'gone') {
			versions.forget();
			if (versions.isDoubtful()) {
				contact.fail('failing', message);
			}

			await backoff.wait(signal);
			return;
		}

		if (kind === 'forbidden' || kind === 'absent') {
			await refused(kind, message);
			return;
		}

		if (versions.from() === undefined) {
			lister.failed(kind === 'timeout');
		}

		isSuspicious ||= isWatching && request.wasCut();
		if (!isSuspicious || versions.from() === undefined) {
			contact.fail('failing', message);
		}

		await backoff.wait(signal, retryAfter);
	};

	const step = async () => {
		isWatching = false;
		// It may be another server, or one that was restored.
		if (contact.hasProblem() && contact.silence() >= times.relistMs) {
			versions.forget();
		}

		if (versions.from() === undefined) {
			await list();
		} else if (contact.hasProblem() || isSuspicious) {
			await request.send(checkVersion);
		}

		if (isWaiting) {
			contact.pause();
			// Nothing is asked meanwhile.
			await mayWatch;
			contact.progress();
			isWaiting = false;
		}

		const from = versions.from();
		if (from !== undefined && !signal.aborted) {
			isWatching = true;
			await watch(from);
		}
	};

	const run = async () => {
		while (!signal.aborted) {
			const started = performance.now();
			backoff.begin();
			try {
				await step();
			} catch (error) {
				if (performance.now() - started >= times.workingMs) {
					backoff.reset();
				}

				if (!signal.aborted) {
					await recover(error);
				}
			}
		}

		contact.stop();
	};

	return {
		wake() {
			backoff.wake();
			if (versions.from() !== undefined) {
				request.abort();
			}
		},
		stopped: run(),
	};
};
