<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>JSP</title>
    <script type="module" src="/wardkit/wardkit.js"></script>
    <script type="module" src="page.js"></script>
  </head>
  <body>
    <form action="/portal/sign-in" method="post">
      <button type="submit" name="account" value="puqian-officer-1">Sign in</button>
    </form>
    <ward-provider>
      <form>
        <label>Plate <input name="code" value="${fn:escapeXml(param.code)}" /></label>
        <button type="submit">Open</button>
      </form>
      <ward-doorplate-viewer code="${fn:escapeXml(param.code)}"></ward-doorplate-viewer>
      <button id="toggle" type="button">Hazards</button>
      <ward-hazard-list></ward-hazard-list>
      <form id="application" method="post">
        <ward-stay-register name="stay" required premises-id="${fn:escapeXml(param.premises)}"></ward-stay-register>
        <label><input type="checkbox" name="closed" /> The desk is closed</label>
        <button type="submit">Hand in</button>
      </form>
      <output>${fn:escapeXml(param.stay)}</output>
    </ward-provider>
  </body>
</html>
