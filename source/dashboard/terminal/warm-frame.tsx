import {renderToString, Text} from 'ink';

/** Draws a text to nowhere: what a frame is drawn with is compiled when it is first used, which takes longer than to draw it. */
export const drawWarmFrame = () => renderToString(<Text wrap='truncate'>─</Text>);
