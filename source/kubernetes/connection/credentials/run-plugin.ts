import {type ChildProcess, spawn} from 'node:child_process';
import {list, object} from '../../wire/json.ts';
import {killTree} from './process-tree.ts';

/** Bytes a plugin may print: an ExecCredential has a token and two PEM blocks. */
const limit = 1_048_576;

/** `users[].user.exec` of a kubeconfig (k8s.io/client-go/tools/clientcmd/api ExecConfig). */
export type PluginConfig = Readonly<Record<string, unknown>>;

/** What the client asks for a user's credentials (dist/exec_auth.js); what it gets is an ExecCredential. */
export type ExecCredential = {readonly status: {readonly expirationTimestamp?: string}};

export type PluginRun = {
	/** The value of KUBERNETES_EXEC_INFO. */
	readonly info: string;
	/** Whether it gets this process's stdin, a terminal, and may ask on it. */
	readonly isInteractive: boolean;
	/** Whether what it says on stderr goes to this process's; it is told in the error otherwise. */
	readonly isHeard: boolean;
	/** Is told of the process, to end it. */
	started(child: ChildProcess): void;
};

/** As it is: what is run must not be made readable first. */
const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The command of a plugin, without its arguments. */
export const commandOf = (plugin: PluginConfig) => text(plugin.command);

const parse = (command: string, printed: string): ExecCredential => {
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

	return credential as ExecCredential;
};

const lastLine = (printed: string) => printed.trim().split('\n').at(-1)!;

/** Runs a plugin to its end. Rejects with an error whose message names its command, or is what it said last. */
export const runPlugin = (plugin: PluginConfig, {info, isInteractive, isHeard, started}: PluginRun) =>
	new Promise<ExecCredential>((resolve, reject) => {
		const command = commandOf(plugin);
		const child = spawn(command, list(plugin.args).map(text), {
			env: {
				...process.env,
				KUBERNETES_EXEC_INFO: info,
				...Object.fromEntries(list(plugin.env).map(each => [text(object(each).name), text(object(each).value)])),
			},
			stdio: [isInteractive ? 'inherit' : 'ignore', 'pipe', isHeard ? 'inherit' : 'pipe'],
		});
		started(child);
		const printed = {stdout: '', stderr: ''};
		for (const name of ['stdout', 'stderr'] as const) {
			child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
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
				const how = code === null ? 'was ended' : `ended with exit code ${code}`;
				reject(new Error(lastLine(printed.stderr) || `${command} ${how}`));
				return;
			}

			try {
				resolve(parse(command, printed.stdout));
			} catch (error) {
				reject(error);
			}
		});
	});
