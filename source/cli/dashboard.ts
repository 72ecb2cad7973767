import {setImmediate as nextTurn} from 'node:timers/promises';
import {themes} from '../dashboard/records/themes.ts';
import {runDashboard} from '../dashboard/run-dashboard.ts';
import {isWithoutCluster} from '../kubernetes/connection/kubeconfig-files.ts';
import {placeOf} from '../kubernetes/connection/kubeconfig-location.ts';
import {noSavedAnswers, savedAnswers} from '../local/saved-answers.ts';
import type {DashboardArguments} from './arguments/arguments.ts';
import {defaultDebugImage} from './arguments/default-debug-image.ts';
import {loadConfiguration, suppressionOf} from './configuration/load-configuration.ts';
import {startNamespace} from './configuration/start-namespace.ts';
import {UsageError} from './usage-error.ts';

/**
 * Starts the dashboard, and returns its exit code when it is quit. Without a cluster in any kubeconfig it is the demo's.
 *
 * Rejects with a UsageError where there is no terminal, and with a ClusterError where the kubeconfig cannot be used.
 */
export const dashboard = async (wanted: DashboardArguments): Promise<number> => {
	if (!process.stdin.isTTY || !process.stdout.isTTY) {
		throw new UsageError('The dashboard needs a terminal. For scripts there is svctop check.');
	}

	const isDemo = wanted.isDemo || (isWithoutCluster(placeOf(wanted)) && wanted.overrides.server === undefined);
	const configuration = await loadConfiguration(process.env);
	const answers = isDemo ? noSavedAnswers : savedAnswers(process.env);
	// Loading the client takes a while: it gets a turn of the event loop of its own.
	await nextTurn();
	const {openCluster} = await import('../engine/open-cluster.ts');
	const cluster = await openCluster(wanted, isDemo);
	return runDashboard({
		cluster,
		isDemo,
		answers,
		namespace: wanted.namespace,
		startNamespace: connection => startNamespace(wanted, configuration, connection),
		isReadonly: wanted.isReadonly,
		debugImage: wanted.debugImage ?? configuration.debugImage ?? defaultDebugImage,
		columns: configuration.columns,
		keys: configuration.keys,
		hasColor: wanted.hasColor,
		colors: {...themes[configuration.theme], ...configuration.colors},
		hasMouse: configuration.hasMouse,
		suppression: suppressionOf(configuration.ignored),
		limits: configuration.limits,
		isVerbose: wanted.isVerbose,
		isProbeAllowed: connection =>
			(configuration.contexts[connection.context]?.probe ?? answers.of(connection).probe) === 'allow',
		problems: configuration.problems,
	});
};
