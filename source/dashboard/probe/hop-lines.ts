import type {KubectlCluster} from '../../model/kubectl-line.ts';
import {type AskedHop, alongPath, isAnswered} from '../../probes/trace/hop.ts';
import type {Symbols} from '../../theme.ts';
import {answerMarks} from '../components/answer-marks.ts';
import {type Line, line, toned} from '../components/line.ts';
import {askedHops, type PortRun, type ProbeRun, stepCommand} from '../records/probe-run.ts';
import {cut, cutInside, fitted, padded, widthOf, wrap} from '../text/text-width.ts';
import {hopName, namesTarget} from './hop-name.ts';

type Hop = ProbeRun['hops'][number];

/** Hops that ended alike, the first one and how many there are; or one that is asked at this moment. */
type Shown = (AskedHop & {readonly isRunning: true}) | (Hop & {readonly isRunning?: false; readonly alike: number});

/** Hops of one kind that ended alike are told by the first one, where they are more than these. */
const mostAlike = 2;
const longestTarget = 44;
const shortestTarget = 16;
/** Words of no more cells are worth more than the end of a target. */
const longestWords = 24;
const shortestPod = 8;
/** Cells beside name, target and result: a blank, the mark, a blank, and two blanks each. */
const margin = 7;

const msText = ({ms}: Hop, dot: string) => (ms === null ? '' : ` ${dot} ${ms} ms`);

/** Words that always fit, and behind them, as far as there is room, the tool and the pod: else the pod, by its two ends. */
const withPlace = (text: string, {tool, pod}: Hop, room: number, {dot, ellipsis}: Symbols) => {
	const all = [text, tool, pod].filter(Boolean).join(` ${dot} `);
	if (widthOf(all) <= room || !pod) {
		return widthOf(all) <= room ? all : cut(text, room, ellipsis);
	}

	const left = room - widthOf(text) - 3;
	return left > shortestPod ? `${text} ${dot} ${cutInside(pod, left, ellipsis)}` : cut(text, room, ellipsis);
};

/** How a hop ended: in words, its code in dim letters behind them where there is room for both. `isWhole` where the words fit. */
const resultOf = (hop: Hop, room: number, symbols: Symbols): {readonly pieces: Line; readonly isWhole: boolean} => {
	const {outcome, detail} = hop;
	const {dot} = symbols;
	const ms = msText(hop, dot);
	const code = `${outcome}${ms}`;
	if (outcome === 'ok' || detail === '') {
		return {pieces: [toned('faint', withPlace(code, hop, room, symbols))], isWhole: true};
	}

	const words = `${detail} ${dot} `;
	if (widthOf(words) + widthOf(code) <= room) {
		const dim = withPlace(code, hop, room - widthOf(words), symbols);
		return {pieces: line`${words}${toned('faint', dim)}`, isWhole: true};
	}

	return widthOf(detail) + widthOf(ms) <= room
		? {pieces: line`${detail}${toned('faint', ms)}`, isWhole: true}
		: {pieces: [toned('faint', withPlace(code, hop, room, symbols))], isWhole: false};
};

/** Cells for the names of hops and for their targets, so that their outcomes are not cut. */
type Widths = {readonly name: number; readonly target: number};

const widthsFor = (hops: ReadonlyArray<AskedHop | Hop>, width: number, {dot}: Symbols): Widths => {
	const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(widthOf));
	const [merged, split] = [hops.filter(namesTarget), hops.filter(hop => !namesTarget(hop))];
	const name = widest(split.map(hopName));
	const outcome = widest(
		hops.flatMap(hop =>
			'outcome' in hop
				? [hop.outcome, hop.detail]
						.filter(text => widthOf(text) <= longestWords)
						.map(text => `${text}${msText(hop, dot)}`)
				: [],
		),
	);
	const room = Math.max(shortestTarget, width - name - margin - outcome);
	const target = Math.min(longestTarget, widest(split.map(({target}) => target)), room);
	return {name, target: Math.max(target, widest(merged.map(hopName)) - name - 2)};
};

const isAlike = (a: Hop, b: Hop) => a.hop === b.hop && a.outcome === b.outcome && a.detail === b.detail;

/** The hops as they are told: many that ended alike as one. */
const groups = (hops: readonly Hop[]): readonly Shown[] =>
	hops.flatMap((hop, index) => {
		const alike = hops.filter(other => isAlike(hop, other));
		if (alike.length <= mostAlike) {
			return [{...hop, alike: 1}];
		}

		return hops.findIndex(other => isAlike(hop, other)) === index ? [{...hop, alike: alike.length}] : [];
	});

/** The name of a hop and what it asks. */
const headOf = (hop: AskedHop, {name, target}: Widths, {ellipsis}: Symbols): Line =>
	namesTarget(hop)
		? line`${toned('strong', fitted(hopName(hop), name + 2 + target, ellipsis))}  `
		: line`${toned('strong', padded(hopName(hop), name))}  ${fitted(hop.target, target, ellipsis)}  `;

/** A hop in one line, with the words beneath for which it has no room. */
const oneHop = (hop: Shown, widths: Widths, width: number, symbols: Symbols): readonly Line[] => {
	const {marks, syncing} = symbols;
	const head = headOf(hop, widths, symbols);
	if (hop.isRunning) {
		return [line` ${toned('accent', syncing)} ${head}${toned('accent', 'running')}`];
	}

	const mark = isAnswered(hop) ? 'quiet' : 'error';
	const {pieces, isWhole} = resultOf(hop, width - widths.name - widths.target - margin, symbols);
	return [
		line` ${toned(mark, marks[mark])} ${head}${pieces}`,
		...(isWhole ? [] : wrap(hop.detail, width - 3).map(part => line`   ${part}`)),
		...(hop.alike > 1 ? [line`   ${toned('faint', `and ${hop.alike - 1} more that ended so`)}`] : []),
	];
};

/** The result of one of several ports: in a line where it works, else in full. */
const portLines = ({label, verdict}: PortRun, width: number, {marks, syncing, ellipsis}: Symbols): readonly Line[] => {
	const name = `Port ${label}`;
	if (verdict === undefined) {
		return [line` ${toned('accent', syncing)} ${toned('strong', name)}`];
	}

	const mark = answerMarks[verdict.answer];
	const glyph = toned(mark, marks[mark]);
	if (verdict.answer === 'works') {
		return [line` ${glyph} ${toned(mark, cut(verdict.sentence, width - 3, ellipsis))}`];
	}

	// A failing name is no port's own: then the sentence does not name the port.
	const text = verdict.sentence.includes(label) ? verdict.sentence : `${name}: ${verdict.sentence}`;
	const [first = '', ...others] = wrap(text, width - 3);
	return [
		line` ${glyph} ${toned(mark, first)}`,
		...others.map(part => line`   ${toned(mark, part)}`),
		...(verdict.code === undefined ? [] : [line`   ${toned('faint', verdict.code)}`]),
	];
};

/** The ports in the Service's order or, once all are known, those first that do not work. */
const inOrder = ({ports = [], verdict}: ProbeRun) => {
	const placed = ports.map((port, place) => ({...port, place}));
	return verdict === undefined
		? placed
		: placed.toSorted((a, b) => Number(a.verdict?.answer === 'works') - Number(b.verdict?.answer === 'works'));
};

const allHops = ({hops, ports = []}: ProbeRun): readonly Hop[] => [...hops, ...ports.flatMap(port => port.hops)];

/** The hops of a trace, those that run among them; where it asks several ports, those about all of them, then each port with its own. */
export const hopLines = (run: ProbeRun, width: number, symbols: Symbols): readonly Line[] => {
	const asked = askedHops(run);
	const widths = widthsFor([...allHops(run), ...asked], width, symbols);
	const lines = (hops: readonly Hop[], place?: number) => {
		const running = asked.filter(({port}) => port === place).map(hop => ({...hop, isRunning: true as const}));
		return alongPath<Shown>([...groups(hops), ...running]).flatMap(hop => oneHop(hop, widths, width, symbols));
	};
	return [
		...lines(run.hops),
		...inOrder(run).flatMap(port => [[], ...portLines(port, width, symbols), ...lines(port.hops, port.place)]),
	];
};

/** The command behind each hop, as one would type it. */
export const hopCommands = (run: ProbeRun, cluster: KubectlCluster, width: number): readonly Line[] =>
	allHops(run)
		.filter(({command}) => command.length > 0)
		.flatMap(hop => [
			line`   ${toned('faint', `${hopName(hop)} ${hop.target}`)}`,
			...wrap(stepCommand({client: hop.client, argv: hop.command}, cluster), width - 3).map(
				part => line`   ${toned('accent', part)}`,
			),
		]);
