/** The views of the today room: the first thing one sees. */
export { Today as View } from './today.tsx';
