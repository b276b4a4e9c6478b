package dev.ovation.local.journeys;

import dev.ovation.contracts.Topic;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one socket has seen of its stream since it last loaded anew.
 *
 * @param begin the offset in each topic from which on it promises to be whole
 * @param names of each topic's kept events as they came, each once
 */
record SocketLog(String socket, UUID stream, Map<Topic, Long> begin, Map<Topic, List<String>> names) {}
