import type {KubectlCluster} from '../../model/kubectl-line.ts';
import {type AskedHop, alongPath, isAnswered} from '../../probes/trace/hop.ts';
import type {Symbols} from '../../theme.ts';
import {answerMarks} from '../components/answer-marks.ts';
import {type Line, line, toned} from '../components/line.ts';
import type {Folding} from '../components/section-lines.ts';
import {askedHops, type PortRun, type ProbeRun, stepCommand} from '../records/probe-run.ts';
import {cut, cutInside, fitted, padded, widthOf, wrap} from '../text/text-width.ts';
import {hopName, namesTarget} from './hop-name.ts';

type Hop = ProbeRun['hops'][number];

/** Hops that ended alike, the first one and how many there are; or one that is asked at this moment. */
type Shown = (AskedHop & {readonly isRunning: true}) | (Hop & {readonly isRunning?: false; readonly alike: number});

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

/** How many others ended as this one did. */
const others = (hop: Shown) => (hop.isRunning || hop.alike === 1 ? '' : ` +${hop.alike - 1}`);

/** Cells for the names of hops and for their targets, so that their outcomes are not cut. */
type Widths = {readonly name: number; readonly target: number};

const widthsFor = (hops: readonly Shown[], width: number, {dot}: Symbols): Widths => {
	const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(widthOf));
	const [merged, split] = [hops.filter(namesTarget), hops.filter(hop => !namesTarget(hop))];
	const name = widest(split.map(hopName));
	const outcome = widest(
		hops.flatMap(hop =>
			!hop.isRunning
				? [hop.outcome, hop.detail]
						.filter(text => widthOf(text) <= longestWords)
						.map(text => `${text}${msText(hop, dot)}`)
				: [],
		),
	);
	const room = Math.max(shortestTarget, width - name - margin - outcome);
	const target = Math.min(longestTarget, widest(split.map(hop => hop.target + others(hop))), room);
	return {name, target: Math.max(target, widest(merged.map(hop => hopName(hop) + others(hop))) - name - 2)};
};

const isAlike = (a: Hop, b: Hop) => a.hop === b.hop && a.outcome === b.outcome && a.detail === b.detail;

/** The hops as they are told: folded, those of one kind that ended alike are one. */
const groups = (hops: readonly Hop[], isFolded: boolean): readonly Shown[] =>
	hops.flatMap((hop, index) => {
		if (!isFolded) {
			return [{...hop, alike: 1}];
		}

		const alike = hops.filter(other => isAlike(hop, other));
		return alike[0] === hops[index] ? [{...hop, alike: alike.length}] : [];
	});

/** The name of a hop and what it asks. */
const headOf = (hop: Shown, {name, target}: Widths, {ellipsis}: Symbols): Line => {
	const more = others(hop);
	if (namesTarget(hop)) {
		return line`${toned('strong', fitted(`${hopName(hop)}${more}`, name + 2 + target, ellipsis))}  `;
	}

	const asked = cut(hop.target, target - more.length, ellipsis);
	return line`${toned('strong', padded(hopName(hop), name))}  ${padded(`${asked}${more}`, target)}  `;
};

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
export const hopLines = (run: ProbeRun, width: number, {isFolded, symbols}: Folding): readonly Line[] => {
	const asked = askedHops(run);
	const shown = (hops: readonly Hop[], place?: number) =>
		alongPath<Shown>([
			...groups(hops, isFolded),
			...asked.filter(({port}) => port === place).map(hop => ({...hop, isRunning: true as const})),
		]);
	const common = shown(run.hops);
	const ports = inOrder(run).map(port => ({port, hops: shown(port.hops, port.place)}));
	const widths = widthsFor([...common, ...ports.flatMap(({hops}) => hops)], width, symbols);
	const lines = (hops: readonly Shown[]) => hops.flatMap(hop => oneHop(hop, widths, width, symbols));
	return [
		...lines(common),
		...ports.flatMap(({port, hops}) => [[], ...portLines(port, width, symbols), ...lines(hops)]),
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
