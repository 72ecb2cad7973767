import {createDeadline, type Deadline} from '../engine/deadline.ts';
import type {Log} from '../engine/log/log-entry.ts';
import {openCluster} from '../engine/open-cluster.ts';
import {type Snapshot, takeSnapshot} from '../engine/snapshot.ts';
import type {Connection} from '../kubernetes/connection/connection.ts';
import type {Service, Suppression} from '../model/objects.ts';
import type {CheckArguments} from './arguments/arguments.ts';
import type {ClusterArguments} from './arguments/cluster-arguments.ts';
import type {Configuration} from './configuration/configuration.ts';
import {loadConfiguration, suppressionOf} from './configuration/load-configuration.ts';
import {createNote, type Output} from './output.ts';
import {createProgress} from './progress.ts';
import {createVerbose} from './verbose.ts';

/** What a command works with that reads a cluster once. */
export type ClusterAccess = {
	readonly configuration: Configuration;
	/** The findings that the configuration ignores. */
	readonly suppression: Suppression;
	readonly connection: Connection;
	/** What kubectl has to be told besides a context; undefined where it finds the same cluster by itself. */
	readonly kubectlFlags: readonly string[] | undefined;
	/** When `--request-timeout` ends. */
	readonly deadline: Deadline;
	/** Writes a line to stderr. */
	note(text: string): void;
	/** Gets what is sent, for `--verbose`; undefined without it. */
	readonly log: Log | undefined;
	/** Reads a namespace, or all where undefined. Rejects with a ClusterError where nothing can be read. */
	snapshot(namespace: string | undefined, isWanted: (service: Service) => boolean): Promise<Snapshot>;
};

/** Opens the cluster of a command line, has `run` use it, and closes it. Rejects with a ClusterError where it cannot be opened. */
export const withCluster = async (
	wanted: ClusterArguments & Pick<CheckArguments, 'requestTimeout'>,
	output: Output,
	run: (access: ClusterAccess) => Promise<number>,
): Promise<number> => {
	const configuration = await loadConfiguration(process.env);
	const suppression = suppressionOf(configuration.ignored);
	const deadline = createDeadline(wanted.requestTimeout);
	const cluster = await openCluster(wanted);
	const note = createNote(output);
	const verbose = createVerbose(wanted.isVerbose, note);
	const connection = verbose.connection(cluster.open());
	const progress = createProgress(output.stderr);
	try {
		return await run({
			...{configuration, suppression, connection, deadline, note},
			kubectlFlags: cluster.kubectlFlags,
			log: verbose.log,
			snapshot: (namespace, isWanted) =>
				takeSnapshot(connection, {namespace, isWanted, deadline, suppression, progress}),
		});
	} finally {
		deadline.end();
		verbose.end();
		connection.close();
		await cluster.close();
	}
};
