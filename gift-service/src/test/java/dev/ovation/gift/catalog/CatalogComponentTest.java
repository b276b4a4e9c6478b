package dev.ovation.gift.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogComponentTest {

    @Test
    void shouldOfferTheSevenGiftsByCost() {
        // When
        JsonPath gifts =
                given().get("/api/gifts").then().statusCode(200).extract().jsonPath();

        // Then
        assertThat(
                gifts.getList("items.name"),
                is(List.of("Rose", "Heart", "Star", "Diamond", "Rocket", "Crown", "Mansion")));
        assertThat(gifts.getList("items.coinCost"), is(List.of(1, 2, 5, 10, 20, 50, 100)));
        assertThat(gifts.getList("items.emoji"), is(List.of("🌹", "❤️", "⭐", "💎", "🚀", "👑", "🏰")));
        assertThat(
                gifts.getList("items.animationType"),
                is(List.of("float", "float", "burst", "burst", "fireworks", "fireworks", "confetti")));
        assertThat(
                gifts.getList("items.rarity"),
                is(List.of("common", "common", "rare", "epic", "epic", "legendary", "legendary")));
        assertThat(gifts.getString("items[0].id"), is("0192f0c0-0000-7000-8000-000000000001"));
    }

    @Test
    void shouldAnswer304WhenNothingChanged() {
        // Given
        Response first = given().get("/api/gifts");
        assertThat(first.header("ETag"), notNullValue());

        // When
        Response again = given().header("If-None-Match", first.header("ETag")).get("/api/gifts");
        Response other = given().header("If-None-Match", "\"0\"").get("/api/gifts");

        // Then
        again.then().statusCode(304).body(is(emptyString())).header("ETag", first.header("ETag"));
        other.then().statusCode(200);
    }
}
