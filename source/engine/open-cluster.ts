import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {type Connection, connect, nobody} from '../kubernetes/connection/connection.ts';
import {loadKubeconfig} from '../kubernetes/connection/kubeconfig.ts';
import {placeOf} from '../kubernetes/connection/kubeconfig-location.ts';
import {type KubeconfigOverrides, noOverrides, overrideFlags} from '../kubernetes/connection/kubeconfig-overrides.ts';
import {ClusterError} from '../kubernetes/errors.ts';

/** Which clusters to open, and as whom. */
export type ClusterChoice = {
	/** The kubeconfig's path; where kubectl looks for it if undefined. */
	readonly kubeconfig: string | undefined;
	/** The current context of the kubeconfig where undefined. */
	readonly context: string | undefined;
	/** The user to impersonate. */
	readonly as: string | undefined;
	readonly groups: readonly string[];
	readonly uid?: string | undefined;
	/** What flags say in place of the kubeconfig. */
	readonly overrides?: KubeconfigOverrides;
	readonly isDemo: boolean;
};

/** A kubeconfig's clusters, or the demo. */
export type Cluster = {
	/** Names of the contexts there are. */
	readonly contexts: readonly string[];
	/** What kubectl has to be told besides a context; undefined where it finds the same cluster by itself. */
	readonly kubectlFlags: readonly string[] | undefined;
	/** Opens a context; the wanted or current one where none is named. Throws a ClusterError of kind `kubeconfig`. */
	open(context?: string): Connection;
	close(): Promise<void>;
};

const kubectlFlags = ({kubeconfig, overrides}: ClusterChoice) => {
	const flags = [
		...(kubeconfig ? ['--kubeconfig', path.resolve(kubeconfig)] : []),
		...overrideFlags(overrides ?? noOverrides),
	];
	return flags.length > 0 ? flags : undefined;
};

/** Throws a ClusterError of kind `kubeconfig` where there is none, or it cannot be read. */
const openKubeconfig = (wanted: ClusterChoice): Cluster => {
	const place = placeOf(wanted);
	const identity = {as: wanted.as, groups: wanted.groups, uid: wanted.uid};
	const first = loadKubeconfig(place, wanted.context, wanted.overrides);
	/** The kubeconfig that was just read. The first connection uses it, later ones read the file again. */
	let fresh: typeof first | undefined = first;
	const take = () => {
		const taken = fresh;
		fresh = undefined;
		return taken;
	};
	return {
		kubectlFlags: kubectlFlags(wanted),
		contexts: first.getContexts().map(({name}) => name),
		open: (context = wanted.context) =>
			connect(
				() => (context === wanted.context && take()) || loadKubeconfig(place, context, wanted.overrides),
				identity,
			),
		async close() {},
	};
};

const temporaryFolder = () => {
	try {
		return mkdtempSync(path.join(tmpdir(), 'svctop-demo-'));
	} catch (error) {
		const {code} = error as NodeJS.ErrnoException;
		throw new ClusterError(
			'kubeconfig',
			`The demo cannot write its kubeconfig in ${tmpdir()} (${code}). Name a folder for temporary files with $TMPDIR.`,
		);
	}
};

/** The built-in cluster, with its server in this process. */
const openDemo = async (): Promise<Cluster> => {
	const [{startDemo}, {KubeConfig}] = await Promise.all([
		import('../demo/demo.ts'),
		import('@kubernetes/client-node/dist/config.js'),
	]);
	const folder = temporaryFolder();
	const remove = () => rmSync(folder, {recursive: true, force: true});
	process.once('exit', remove);
	const demo = await startDemo();
	const file = path.join(folder, 'config');
	writeFileSync(file, demo.kubeconfig, {mode: 0o600});
	const load = () => {
		const kubeconfig = new KubeConfig();
		kubeconfig.loadFromString(demo.kubeconfig);
		return kubeconfig;
	};
	return {
		contexts: ['demo'],
		kubectlFlags: ['--kubeconfig', file],
		open: () => connect(load, nobody),
		async close() {
			process.off('exit', remove);
			remove();
			await demo.close();
		},
	};
};

/**
 * Opens a kubeconfig or the demo. Rejects with a ClusterError of kind `kubeconfig`: for the demo where there is no folder for
 * its kubeconfig.
 */
export const openCluster = async (wanted: ClusterChoice, isDemo = wanted.isDemo): Promise<Cluster> =>
	isDemo ? openDemo() : openKubeconfig(wanted);
