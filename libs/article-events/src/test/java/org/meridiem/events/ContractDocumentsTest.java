package org.meridiem.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/// Topics, types, schemas and the AsyncAPI document are one contract.
class ContractDocumentsTest {

    private static final JsonNode ASYNC_API = ContractDocuments.asyncApi();

    static Stream<Golden<?>> all() {
        return Golden.all();
    }

    static Stream<String> schemas() {
        return ContractDocuments.SCHEMAS.stream();
    }

    @ParameterizedTest
    @EnumSource
    void everyTopicHasAChannelOfTheSamePolicy(Topic topic) {
        JsonNode kafka = channel(topic).at("/bindings/kafka");

        assertThat(kafka.get("topic").asText()).isEqualTo(topic.topicName());
        assertThat(kafka.get("partitions").asInt()).isEqualTo(topic.partitions());
        assertThat(kafka.get("topicConfiguration").properties().stream()
                .collect(Collectors.toMap(setting -> setting.getKey(), setting -> settingText(setting.getValue()))))
                .isEqualTo(topic.configuration());
    }

    @Test
    void noChannelIsWithoutATopic() {
        assertThat(ASYNC_API.get("channels")).extracting(channel -> channel.get("address").asText())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
    }

    @Test
    void theGoldenTypesAreAllTypesOfTheContract() {
        Stream<String> articles = Arrays.stream(ArticleEvent.class.getPermittedSubclasses())
                .map(ContractDocumentsTest::typeConstant);
        Stream<String> comments = Arrays.stream(CommentEvent.class.getPermittedSubclasses())
                .map(ContractDocumentsTest::typeConstant);
        Stream<String> engagement = Arrays.stream(Engagement.Action.values()).map(Engagement.Action::type);

        assertThat(
                Stream.of(articles, comments, engagement,
                        Stream.of(TrendingList.TYPE, HighlightList.TYPE, ArticleFigures.TYPE, AlsoRead.TYPE,
                                IssueSent.TYPE, CachePurge.TYPE, TrendingLever.TYPE, VisitorSalt.TYPE))
                        .flatMap(types -> types))
                .containsExactlyInAnyOrderElementsOf(Golden.all().map(Golden::type).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyTypeIsAMessageOfItsChannel(Golden<?> golden) {
        JsonNode message = message(golden);

        assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asText()).isEqualTo(golden.type());
        assertThat(message.at("/headers/allOf/0/$ref").asText())
                .isEqualTo("./schemas/cloud-event-headers.v1.schema.json");
        assertThat(message.at("/payload/$ref").asText()).isEqualTo("./schemas/" + golden.schema());
        assertThat(message.hasNonNull("title") && message.hasNonNull("summary")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theKeyKeepsTheSchemaOfTheMessage(Golden<?> golden) {
        JsonNode bindings = message(golden).get("bindings");
        JsonNode keySchema = (bindings.has("$ref") ? resolved("asyncapi.yaml", bindings) : bindings).at("/kafka/key");

        var key = new ObjectMapper().getNodeFactory().textNode(golden.encoded().key());

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(keySchema)
                .validate(key)).isEmpty();
    }

    @Test
    void noMessageIsWithoutATypeButTheDeadLetter() {
        Set<String> types = Golden.all().map(Golden::type).collect(Collectors.toCollection(HashSet::new));
        types.add("deadLetter");

        assertThat(ASYNC_API.at("/components/messages")).extracting(message -> message.get("name").asText())
                .containsExactlyInAnyOrderElementsOf(types);
    }

    @Test
    void everyServiceSendsAndReceivesOnChannelsThatExist() {
        assertThat(ASYNC_API.get("operations")).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.get("action").asText()).isIn("send", "receive");
            assertThat(operation.at("/channel/$ref").asText()).startsWith("#/channels/");
            assertThat(operation.at("/tags/0/name").asText())
                    .isIn("content-service", "trending-service", "newsletter-service");
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(ContractDocuments.references(ASYNC_API)).isNotEmpty()
                .allSatisfy(reference -> assertResolves("asyncapi.yaml", reference));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aSchemaIsNamedAfterItsFileAndSaysWhatItIs(String fileName) {
        JsonNode schema = ContractDocuments.schema(fileName);

        assertThat(schema.get("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("$id").asText()).isEqualTo(ContractDocuments.SCHEMA_BASE + fileName);
        assertThat(schema.get("title").asText()).isNotBlank();
        assertThat(schema.findParents("properties")).allSatisfy(object -> {
            assertThat(object.get("description").asText()).isNotBlank();
            assertThat(object.get("additionalProperties").asBoolean()).isTrue();
            assertThat(object.get("required")).allSatisfy(
                    member -> assertThat(object.get("properties").has(member.asText())).as(member.asText()).isTrue());
            assertThat(object.get("properties"))
                    .allSatisfy(member -> assertThat(member.get("description").asText()).isNotBlank());
        });
        assertThat(ContractDocuments.references(schema))
                .allSatisfy(reference -> assertResolves("schemas/" + fileName, reference));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aSchemaKeepsItsMetaSchema(String fileName) {
        var metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(metaSchema.validate(ContractDocuments.schema(fileName))).isEmpty();
    }

    @Test
    void noSchemaIsForgotten() throws Exception {
        var folder = Path.of(Objects
                .requireNonNull(ContractDocuments.class.getResource(ContractDocuments.FOLDER + "schemas")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ContractDocuments.SCHEMAS);
        }
    }

    @Test
    void enumerationsAreThoseOfTheTypes() throws IOException {
        var json = new ObjectMapper();

        assertThat(ContractDocuments.schema("engagement.v1.schema.json").at("/properties/action/enum"))
                .isEqualTo(json.valueToTree(Engagement.Action.values()));
        assertThat(ContractDocuments.schema("trending-lever.v1.schema.json").at("/properties/action/enum"))
                .isEqualTo(json.valueToTree(TrendingLever.Action.values()));
        assertThat(ContractDocuments.schema("trending-list.v1.schema.json").at("/properties/window/enum"))
                .isEqualTo(json.valueToTree(TrendingList.Window.values()));
        assertThat(ContractDocuments.schema("highlight-list.v1.schema.json").at("/properties/kind/enum"))
                .isEqualTo(json.valueToTree(HighlightList.Kind.values()));
    }

    private static void assertResolves(String base, String reference) {
        assertThat(ContractDocuments.resolve(base, reference).isMissingNode()).as(reference).isFalse();
    }

    private static JsonNode channel(Topic topic) {
        return ASYNC_API.get("channels").valueStream()
                .filter(channel -> channel.get("address").asText().equals(topic.topicName()))
                .findFirst().orElseThrow(() -> new AssertionError("no channel " + topic.topicName()));
    }

    private static JsonNode message(Golden<?> golden) {
        return channel(golden.encoded().topic()).get("messages").valueStream()
                .map(message -> resolved("asyncapi.yaml", message))
                .filter(message -> message.get("name").asText().equals(golden.type()))
                .findFirst().orElseThrow(() -> new AssertionError("no message " + golden.type()));
    }

    private static JsonNode resolved(String base, JsonNode reference) {
        return ContractDocuments.resolve(base, reference.get("$ref").asText());
    }

    private static String settingText(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(","))
                : value.asText();
    }

    private static String typeConstant(Class<?> event) {
        try {
            return (String) Objects.requireNonNull(event.getField("TYPE").get(null));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(event + " has no type", e);
        }
    }
}
