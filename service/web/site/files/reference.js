// The API's reference: Swagger UI over this service's own description. It calls nothing else, and sends nothing.

/** Left out: its head, since the page has one of its own, and the fields to fill in, since nothing is sent from here. */
const reading = () => ({ wrapComponents: { InfoContainer: () => () => null, JsonSchemaForm: () => () => null } });

SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#reference",
  plugins: [reading],
  supportedSubmitMethods: [],
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  syntaxHighlight: false,
});
