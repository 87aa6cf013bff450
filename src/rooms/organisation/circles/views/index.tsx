/** The pages of circles and roles: the first one comes with the room, the others when they are looked at. */
export { CirclesHome } from './home.tsx';
