<%@ page contentType="text/html;charset=UTF-8" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Checks</title>
    <script type="module" src="main.js"></script>
  </head>
  <body>
    <ward-provider>
      <p id="text">${fn:escapeXml(param.text)}</p>
      <c:if test="${not empty param.isShown}"><p id="shown">shown</p></c:if>
      <c:forEach items="${paramValues.list}" var="each"><p class="item">${fn:escapeXml(each)}</p></c:forEach>
    </ward-provider>
    <ward-doorplate-viewer code="${fn:escapeXml(param.code)}"></ward-doorplate-viewer>
    <ward-stay-register premises-id="${fn:escapeXml(param.premisesId)}" <c:if test="${not empty param.required}">required</c:if>></ward-stay-register>
    <ward-doorplate-sheet size="${fn:escapeXml(param.size)}"></ward-doorplate-sheet>
    <ward-alert-map></ward-alert-map>
    <c:if test="${not empty param.isShown}"><ward-hazard-list premises-id="fixed"></ward-hazard-list></c:if>
  </body>
</html>
