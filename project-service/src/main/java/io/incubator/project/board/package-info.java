/// The board of a project: tasks with a state, somebody who does them, and a place in an order that
/// people make. The tasks of an accepted plan come by themselves; what people changed about them stays.
package io.incubator.project.board;
