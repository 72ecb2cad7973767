export type Command = {
	readonly name: string;
	/** Shown behind the name. */
	readonly value: string;
	/** What it does, in one line of help. */
	readonly help: string;
	/** Command lines, each with what it does: three or four, the plainest first. */
	readonly examples: ReadonlyArray<readonly [line: string, does: string]>;
	/** The values of its first argument, where they are few. */
	readonly choices?: readonly string[];
	/** What of the cluster its arguments are the names of. */
	readonly names?: 'services' | 'service-ports';
};

/** Every command but the dashboard, which has no name. */
export const commands = [
	{
		name: 'check',
		value: '[SERVICE...]',
		names: 'services',
		help: 'Check Services once and print the findings',
		examples: [
			['svctop check', "The Services of the context's namespace"],
			['svctop check -A --fail-on warning', 'All Services; exit 1 on warnings too'],
			['helm template . | svctop check -f -', 'Manifests, before they are applied'],
		],
	},
	{
		name: 'trace',
		value: 'SERVICE[:PORT]|URL',
		names: 'service-ports',
		help: 'Test the path to a Service, from a pod or from outside',
		examples: [
			['svctop trace web', 'Every port, from a pod of the namespace'],
			['svctop trace ingress/shop', 'From outside; also a route, gateway/'],
			['svctop trace https://a.example/', 'Name, TLS, rule, then inside'],
		],
	},
	{
		name: 'wait',
		value: 'SERVICE...',
		names: 'services',
		help: 'Wait until Services work, or the time is over',
		examples: [
			['svctop wait web', 'Until requests get through to every port'],
			['svctop wait web cart --timeout 5m', 'Two Services, five minutes at most'],
			['svctop wait ingress/shop --for healthy', 'What an Ingress leads to; asks no pod'],
			['svctop wait web --from deploy/cart', 'Asked from a pod of a Deployment'],
		],
	},
	{
		name: 'explain',
		value: '[CODE]',
		help: 'Explain a finding: why, how to check, how to fix',
		examples: [
			['svctop explain', 'Every code and verdict, one a line'],
			['svctop explain near-match-template', 'One code'],
			['svctop explain types', 'The types of Services, and which to choose'],
		],
	},
	{
		name: 'completion',
		value: 'SHELL',
		choices: ['bash', 'zsh', 'fish', 'powershell'],
		help: 'Print a completion script for a shell',
		examples: [
			['source <(svctop completion bash)', 'In ~/.bashrc'],
			['source <(svctop completion zsh)', 'In ~/.zshrc, after compinit'],
			['svctop completion fish | source', 'In ~/.config/fish/config.fish'],
			['svctop completion powershell >> $PROFILE', 'Once, in PowerShell'],
		],
	},
	{
		name: 'config',
		value: '',
		help: 'Print the effective configuration as commented YAML',
		examples: [
			['svctop config', 'What is configured, and the name of the file'],
			['svctop config > config.yaml', 'A file to start from'],
		],
	},
	{
		name: 'help',
		value: '[COMMAND]',
		help: 'Show the help of a command, or all common flags',
		examples: [
			['svctop help check', 'The same as svctop check --help'],
			['svctop help flags', 'The flags that every command takes'],
		],
	},
	{
		name: 'version',
		value: '',
		help: 'Print the version and its commit',
		examples: [['svctop version', 'The same as svctop --version']],
	},
] as const satisfies readonly Command[];

type Named<N> = Extract<(typeof commands)[number], {readonly name: N}>;

/** The command of this name. */
export const commandNamed = <N extends (typeof commands)[number]['name']>(name: N) =>
	commands.find(command => command.name === name) as Named<N>;

/** Exit codes of the commands that diagnose, worst last. */
export const exitCodes = [
	[0, 'no findings at or above --fail-on; the path works'],
	[1, 'findings; the path does not work'],
	[2, 'could not check, or not all: bad usage, no cluster, no access, timeout, settling'],
] as const;
