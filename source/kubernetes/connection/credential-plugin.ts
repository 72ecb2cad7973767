import {type ChildProcess, spawn} from 'node:child_process';
import type {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {ExecAuth} from '@kubernetes/client-node/dist/exec_auth.js';
import {sanitise} from '../../text/sanitise.ts';
import {list, object} from '../wire/json.ts';
import {killTree} from './process-tree.ts';

/** Bytes a plugin may print: an ExecCredential has a token and two PEM blocks. */
const limit = 1_048_576;

/** As it is: what is run must not be made readable first. */
const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What the client asks for a user's credentials (dist/exec_auth.js); what it gets is an ExecCredential. */
type Credential = {readonly status: {readonly expirationTimestamp?: string}};
type Authenticator = {getCredential(user: unknown): Promise<Credential | null>};

/** Runs the credential plugins of one context, each once at a time. */
export type CredentialPlugins = {
	/** Has the users of a kubeconfig get their credentials here. */
	attach(kubeconfig: KubeConfig): void;
	/** The command of the plugin that runs at the moment. */
	running(): string | undefined;
	/** Kills those that run, with all they have started: nobody waits for them any more. */
	end(): void;
};

/** `users[].user.exec` of a kubeconfig, or what its older form has (k8s.io/client-go/tools/clientcmd/api ExecConfig). */
const pluginOf = (user: unknown) => {
	const {exec, authProvider} = object(user);
	const plugin = object(exec ?? object(object(authProvider).config).exec);
	return text(plugin.command) === '' ? undefined : plugin;
};

const environmentOf = (plugin: Readonly<Record<string, unknown>>): NodeJS.ProcessEnv => ({
	...process.env,
	KUBERNETES_EXEC_INFO: JSON.stringify({
		kind: 'ExecCredential',
		apiVersion: text(plugin.apiVersion) || 'client.authentication.k8s.io/v1',
		spec: {interactive: false},
	}),
	...Object.fromEntries(list(plugin.env).map(each => [text(object(each).name), text(object(each).value)])),
});

const parse = (command: string, printed: string): Credential => {
	let credential: unknown;
	try {
		credential = JSON.parse(printed);
	} catch {
		throw new Error(`${command} printed no ExecCredential`);
	}

	const {status} = object(credential);
	if (text(object(status).token) === '' && text(object(status).clientCertificateData) === '') {
		throw new Error(`${command} printed an ExecCredential without a token or a certificate`);
	}

	return credential as Credential;
};

const lastLine = (printed: string) => printed.trim().split('\n').at(-1)!;

/** Runs a plugin to its end. Rejects with an error whose message names its command, or is what it said last. */
const run = (plugin: Readonly<Record<string, unknown>>, started: (child: ChildProcess) => void) =>
	new Promise<Credential>((resolve, reject) => {
		const command = text(plugin.command);
		const child = spawn(command, list(plugin.args).map(text), {
			env: environmentOf(plugin),
			// What asks on stdin is told that nobody answers; on /dev/tty it may.
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		started(child);
		const printed = {stdout: '', stderr: ''};
		for (const name of ['stdout', 'stderr'] as const) {
			child[name].setEncoding('utf8').on('data', (chunk: string) => {
				printed[name] += chunk;
				if (printed[name].length > limit) {
					killTree(child);
					reject(new Error(`${command} printed more than an ExecCredential`));
				}
			});
		}

		child.on('error', error => {
			const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
			const hint = lastLine(text(plugin.installHint));
			reject(isMissing ? new Error(`${command} is not installed${hint === '' ? '' : ` (${hint})`}`) : error);
		});
		child.on('close', code => {
			if (code !== 0) {
				reject(new Error(lastLine(printed.stderr) || `${command} ended with exit code ${code}`));
				return;
			}

			try {
				resolve(parse(command, printed.stdout));
			} catch (error) {
				reject(error);
			}
		});
	});

const isValid = ({status: {expirationTimestamp}}: Credential) =>
	expirationTimestamp === undefined || Date.parse(expirationTimestamp) > Date.now();

/** None that run. */
export const createCredentialPlugins = (): CredentialPlugins => {
	const children = new Map<ChildProcess, string>();

	const get = async (plugin: Readonly<Record<string, unknown>>) => {
		let child: ChildProcess | undefined;
		try {
			return await run(plugin, next => {
				child = next;
				children.set(next, sanitise([plugin.command, ...list(plugin.args)].join(' ')));
			});
		} finally {
			children.delete(child!);
		}
	};

	return {
		attach(kubeconfig) {
			const {authenticators} = kubeconfig as unknown as {readonly authenticators: readonly unknown[]};
			const authenticator = authenticators.find(each => each instanceof ExecAuth) as unknown as Authenticator;
			let known: Credential | undefined;
			let pending: Promise<Credential> | undefined;
			authenticator.getCredential = async user => {
				const plugin = pluginOf(user);
				if (plugin === undefined) {
					throw new Error('the user in the kubeconfig names no command');
				}

				if (known !== undefined && isValid(known)) {
					return known;
				}

				pending ??= get(plugin).finally(() => {
					pending = undefined;
				});
				known = await pending;
				return known;
			};
		},
		running: () => [...children.values()][0],
		end() {
			for (const child of children.keys()) {
				killTree(child);
			}
		},
	};
};
