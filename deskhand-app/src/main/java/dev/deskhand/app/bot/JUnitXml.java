package dev.deskhand.app.bot;

import dev.deskhand.bot.check.TestResult;
import java.io.StringWriter;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results in the XML of JUnit, which every CI server reads. */
final class JUnitXml {
    private static final Style PLAIN = new Style(false);

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(TestRun run) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(xml).write(run);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A text in memory could not be written to", e);
        }
        return text.append('\n').toString();
    }

    private void write(TestRun run) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        counts(run.count() + run.broken(), run.failed(), run.broken());
        for (TestRun.OfFile file : run.files()) {
            int broken = file.broken() ? 1 : 0;
            xml.writeStartElement("testsuite");
            attribute("name", file.file());
            counts(file.results().size() + broken, file.failed(), broken);
            for (TestResult result : file.results()) {
                test(file, result);
            }
            if (file.broken()) {
                begin(file.file(), "the file can be run");
                trouble("error", "The tests could not be run", ProblemText.lines(file.problems()));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void counts(int tests, int failures, int errors) throws XMLStreamException {
        attribute("tests", Integer.toString(tests));
        attribute("failures", Integer.toString(failures));
        attribute("errors", Integer.toString(errors));
    }

    private void test(TestRun.OfFile file, TestResult result) throws XMLStreamException {
        begin(file.file(), result.test().name());
        if (result.failure().isPresent()) {
            TestResult.StepResult step = result.failure().get();
            String what =
                    step.differences().stream()
                            .map(TestResult.Difference::what)
                            .collect(Collectors.joining(", "));
            trouble(
                    "failure",
                    "%s:%d: otherwise than expected: %s"
                            .formatted(file.file(), step.step().line(), what),
                    "visitor: "
                            + step.step().visitor()
                            + "\n"
                            + String.join("\n", TestText.differences(step.differences(), PLAIN)));
        }
        xml.writeEndElement();
    }

    private void begin(String file, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", file);
        attribute("name", name);
    }

    private void trouble(String element, String message, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("message", message);
        xml.writeCharacters(allowed(text));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value));
    }

    /** XML 1.0 has no place for most control characters, not even by number. */
    private static String allowed(String text) {
        StringBuilder allowed = new StringBuilder();
        text.codePoints()
                .map(c ->
                        c == '\n' || c == '\t' || (c >= 0x20 && c < 0xFFFE) || c > 0xFFFF
                                ? c
                                : 0xFFFD)
                .forEach(allowed::appendCodePoint);
        return allowed.toString();
    }
}
