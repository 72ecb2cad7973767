import {defaultKeys, type KeyChoice} from '../dashboard/records/key-choice.ts';
import {serviceColumnIds} from '../dashboard/records/service-column-ids.ts';
import {themeNames} from '../dashboard/records/themes.ts';
import {answersFile, type SavedAnswers, savedAnswers} from '../local/saved-answers.ts';
import {limitRanges, type ProbeLimits} from '../probes/limits.ts';
import {filled} from '../report/filled.ts';
import {yamlText} from '../report/formats/yaml.ts';
import {sanitise} from '../text/sanitise.ts';
import {defaultDebugImage} from './arguments/default-debug-image.ts';
import type {Configuration} from './configuration/configuration.ts';
import {loadConfiguration} from './configuration/load-configuration.ts';
import {createNote, type Output} from './output.ts';

type Setting = {
	readonly key: string;
	readonly comments: readonly string[];
	/** undefined where it is not set: then the example is shown, as a comment. */
	readonly value: unknown;
	readonly example: unknown;
};

/** As they are written in the file. */
const shownKeys = (chosen: KeyChoice) =>
	Object.fromEntries(
		Object.entries(chosen).map(([action, keys]) => [action, keys.map(key => (key === ' ' ? 'space' : key))]),
	);

const range = (limit: keyof ProbeLimits) => limitRanges[limit].join(' to ');

/** What was answered in the dashboard, and where that is kept. */
type Answers = {readonly file: string | undefined; readonly all: ReturnType<SavedAnswers['all']>};

const answerText = ({context, server, namespace, probe}: Answers['all'][number]) => {
	const said = [...(namespace === undefined ? [] : [`namespace: ${namespace}`]), ...(probe ? [`probe: ${probe}`] : [])];
	return `- ${context} at ${server}: ${said.join(', ')}`;
};

const settingsOf = (
	{namespace, columns, hasMouse, theme, colors, keys, debugImage, limits, ignored, contexts}: Configuration,
	answers: Answers,
): readonly Setting[] => [
	{
		key: 'namespace',
		comments: [
			'The namespace the dashboard starts in; "*" for all of them. --namespace and --all-namespaces win over it.',
			'Where it is not set: the namespace that the context names, else all.',
		],
		value: namespace,
		example: 'shop',
	},
	{
		key: 'columns',
		comments: [
			`The columns of the list of Services, of ${serviceColumnIds.join(', ')}.`,
			'Where it is not set: as many as there is room for.',
		],
		value: columns,
		example: ['namespace', 'name', 'ready', 'history', 'diagnosis', 'age'],
	},
	{
		key: 'mouse',
		comments: [
			'Whether the wheel scrolls and a click selects in the dashboard. Text is selected with shift meanwhile; with false the',
			'terminal has the mouse to itself.',
		],
		value: hasMouse,
		example: undefined,
	},
	{
		key: 'theme',
		comments: [
			`The colors of the dashboard: ${themeNames.join(', ')}. terminal is the palette of the terminal itself.`,
		],
		value: theme,
		example: undefined,
	},
	{
		key: 'colors',
		comments: [
			'Colors that differ from those of the theme: #rrggbb, or a color of the terminal such as red or cyanBright.',
		],
		value: Object.keys(colors).length > 0 ? colors : undefined,
		example: {warning: 'magenta', accent: '#0b5cad'},
	},
	{
		key: 'keys',
		comments: [
			'Keys of the dashboard, by what they do: a key or a list of them in place of the usual ones. Help and footer follow.',
			...filled(`Of ${Object.keys(defaultKeys).join(', ')}.`, 118),
		],
		value: Object.keys(keys).length > 0 ? shownKeys(keys) : undefined,
		example: {trace: 'ctrl-t', 'page-down': ['ctrl-f', 'space']},
	},
	{
		key: 'debugImage',
		comments: ['The image of an ephemeral container. --debug-image wins over it.'],
		value: debugImage ?? defaultDebugImage,
		example: undefined,
	},
	{
		key: 'probes',
		comments: [
			`What a probe may take: seconds for a connection to open (${range('connectSeconds')}), seconds for a whole request`,
			`(${range('requestSeconds')}), commands that run at once in all pods (${range('atOnce')}).`,
		],
		value: limits,
		example: undefined,
	},
	{
		key: 'ignore',
		comments: [
			'Finding codes to ignore in every Service. svctop explain lists them; the annotation',
			'svctop.dev/ignore does the same for one Service.',
		],
		value: ignored.length > 0 ? ignored : undefined,
		example: ['externalname-not-fqdn'],
	},
	{
		key: 'contexts',
		comments: [
			'What is answered once for each context: the namespace the dashboard starts in, and whether a probe',
			'asks before it runs something inside a pod (ask) or does not (allow). What is answered in the dashboard is kept in',
			`${answers.file ?? 'no file, as there is no home'}; what is written here wins over it. ${answers.all.length > 0 ? 'There:' : 'There is nothing in it.'}`,
			...answers.all.map(answerText),
		],
		value: Object.keys(contexts).length > 0 ? contexts : undefined,
		example: {kind: {namespace: 'shop', probe: 'allow'}},
	},
];

const commentLine = (text: string) => `# ${sanitise(text)}`;

const settingText = ({key, comments, value, example}: Setting) => {
	const lines = yamlText({[key]: value ?? example}).trimEnd();
	return [...comments.map(commentLine), value === undefined ? lines.replaceAll(/^/gm, '#') : lines].join('\n');
};

/** The effective configuration as a file that would bring it about. `answers` stand in its comments: they hold for a cluster, not for a name. */
export const configurationText = (configuration: Configuration, answers: Answers): string =>
	[
		commentLine(`${configuration.file}${configuration.isThere ? '' : ' (not found: these are the defaults)'}`),
		...settingsOf(configuration, answers).map(settingText),
		'',
	]
		.join('\n\n')
		.trimEnd()
		.concat('\n');

/** Prints the effective configuration. Returns the exit code: 2 where a part of it cannot be used. */
export const config = async (output: Output): Promise<number> => {
	const note = createNote(output);
	const configuration = await loadConfiguration(process.env);
	const answers = {file: answersFile(process.env), all: savedAnswers(process.env).all()};
	output.stdout.write(configurationText(configuration, answers));
	for (const problem of configuration.problems) {
		note(problem);
	}

	return configuration.problems.length > 0 ? 2 : 0;
};
