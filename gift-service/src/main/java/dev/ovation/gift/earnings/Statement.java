package dev.ovation.gift.earnings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/** A statement as a spreadsheet reads it. */
final class Statement {
    private static final CsvMapper MAPPER = CsvMapper.csvBuilder()
            .addModule(new JavaTimeModule())
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Statement() {}

    /** With a header line; a name that a spreadsheet would take for a formula is led by an apostrophe. */
    static String csv(List<StatementLine> lines) {
        try {
            return MAPPER.writer(
                            MAPPER.schemaFor(StatementLine.class).withHeader().withLineSeparator("\r\n"))
                    .writeValueAsString(lines.stream().map(Statement::harmless).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a statement that can't be written", e);
        }
    }

    /** OWASP, CSV injection. */
    private static StatementLine harmless(StatementLine line) {
        String name = line.senderUsername();
        if (name.isEmpty() || "=+-@\t\r".indexOf(name.charAt(0)) < 0) {
            return line;
        }
        return new StatementLine(
                line.time(),
                line.kind(),
                line.giftSentId(),
                line.streamId(),
                "'" + name,
                line.gift(),
                line.quantity(),
                line.coins(),
                line.earned(),
                line.balance());
    }
}
