import type {ChildProcess} from 'node:child_process';
import tty from 'node:tty';
import type {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {ExecAuth} from '@kubernetes/client-node/dist/exec_auth.js';
import {sanitise} from '../../../text/sanitise.ts';
import {list, object} from '../../wire/json.ts';
import {execInfo} from './exec-info.ts';
import {killTree} from './process-tree.ts';
import {commandOf, type ExecCredential, type PluginConfig, runPlugin} from './run-plugin.ts';

type Authenticator = {getCredential(user: unknown): Promise<ExecCredential | null>};

/** Frees a terminal on which something is drawn while `use` runs. Rejects where it is lent already. */
export type LendTerminal = (use: () => Promise<void>) => Promise<void>;

/** Runs the credential plugins of one context, each once at a time. */
export type CredentialPlugins = {
	/** Has the users of a kubeconfig get their credentials here. */
	attach(kubeconfig: KubeConfig): void;
	/** From now on something is drawn on the terminal: a plugin that asks something has it lent. */
	drawnOn(lend: LendTerminal): void;
	/** The command of the plugin that runs at the moment. */
	running(): string | undefined;
	/** Kills those that run, with all they have started: nobody waits for them any more. */
	end(): void;
};

/** The plugin of a user, or what its older form has (k8s.io/client-go/tools/clientcmd/api ExecConfig). */
const pluginOf = (user: unknown): PluginConfig | undefined => {
	const {exec, authProvider} = object(user);
	const plugin = object(exec ?? object(object(authProvider).config).exec);
	return commandOf(plugin) === '' ? undefined : plugin;
};

const isValid = ({status: {expirationTimestamp}}: ExecCredential) =>
	expirationTimestamp === undefined || Date.parse(expirationTimestamp) > Date.now();

/** Does something with the terminal, and has what came of it once the terminal was given back. */
const lentFor = async <T>(lend: LendTerminal, use: () => Promise<T>): Promise<T> => {
	const outcomes: Array<PromiseSettledResult<T>> = [];
	await lend(async () => {
		outcomes.push(...(await Promise.allSettled([use()])));
	});
	const [outcome] = outcomes;
	if (outcome?.status !== 'fulfilled') {
		throw outcome?.reason ?? new Error('the terminal was not to be had');
	}

	return outcome.value;
};

/** None that run. */
export const createCredentialPlugins = (): CredentialPlugins => {
	const children = new Map<ChildProcess, string>();
	const end = () => {
		for (const child of children.keys()) {
			killTree(child);
		}
	};
	let lend: LendTerminal | undefined;
	/** Whether a plugin has asked on the lent terminal in vain: it would ask again and again. */
	let hasAskedInVain = false;

	const run = async (plugin: PluginConfig, cluster: ReturnType<KubeConfig['getCurrentCluster']>, asks: boolean) => {
		let child: ChildProcess | undefined;
		process.once('exit', end);
		try {
			return await runPlugin(plugin, {
				info: execInfo(plugin, cluster, asks),
				isInteractive: asks,
				// Nobody reads what is said below a screen, nor needs it twice in a script.
				isHeard: asks || (lend === undefined && tty.isatty(2)),
				started(next) {
					child = next;
					children.set(next, sanitise([plugin.command, ...list(plugin.args)].join(' ')));
				},
			});
		} finally {
			children.delete(child!);
			process.off('exit', end);
		}
	};

	/** What may be possible without a question is tried so first while something is drawn: tokens are renewed every few minutes. */
	const get = async (plugin: PluginConfig, cluster: ReturnType<KubeConfig['getCurrentCluster']>) => {
		const {interactiveMode} = plugin;
		const mayAsk = interactiveMode !== 'Never' && tty.isatty(0);
		if (interactiveMode === 'Always' && !mayAsk) {
			throw new Error(`${commandOf(plugin)} asks on a terminal (interactiveMode Always), and standard input is none`);
		}

		if (!mayAsk || lend === undefined) {
			return run(plugin, cluster, mayAsk);
		}

		if (interactiveMode !== 'Always') {
			try {
				return await run(plugin, cluster, false);
			} catch (error) {
				if (hasAskedInVain) {
					throw error;
				}
			}
		} else if (hasAskedInVain) {
			throw new Error(`${commandOf(plugin)} has given none. To have it ask again, choose the context again with :ctx`);
		}

		// Whatever comes of it, the terminal is given back first.
		const credential = await lentFor(lend, () => {
			hasAskedInVain = true;
			return run(plugin, cluster, true);
		});
		hasAskedInVain = false;
		return credential;
	};

	return {
		attach(kubeconfig) {
			const {authenticators} = kubeconfig as unknown as {readonly authenticators: readonly unknown[]};
			const authenticator = authenticators.find(each => each instanceof ExecAuth) as unknown as Authenticator;
			let known: ExecCredential | undefined;
			let pending: Promise<ExecCredential> | undefined;
			authenticator.getCredential = async user => {
				const plugin = pluginOf(user);
				if (plugin === undefined) {
					throw new Error('the user in the kubeconfig names no command');
				}

				if (known !== undefined && isValid(known)) {
					return known;
				}

				pending ??= get(plugin, kubeconfig.getCurrentCluster()).finally(() => {
					pending = undefined;
				});
				known = await pending;
				return known;
			};
		},
		drawnOn(next) {
			lend = next;
		},
		running: () => [...children.values()][0],
		end,
	};
};
